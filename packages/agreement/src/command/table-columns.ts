import { Complaint } from "./complaint.ts";
import { ROLES, type Role, type Settings } from "./settings.ts";

/** Where a table has its units, coders and codes. A wide table has one column of codes per coder. */
export type Columns =
  | {
      readonly shape: "long";
      readonly unit: number;
      readonly coder: number;
      readonly code: number;
      readonly value?: number;
    }
  | {
      readonly shape: "wide";
      readonly unit: number;
      readonly coders: readonly { readonly name: string; readonly column: number }[];
    };

const NAMES: Readonly<Record<Role, readonly string[]>> = {
  unit: ["unit", "segment", "item", "document"],
  coder: ["coder", "rater", "annotator"],
  code: ["code", "label", "category", "rating"],
  value: ["present", "value"],
};

/**
 * A table is long when its header has a unit, a coder and a code, in any order and case; else it is wide, with the units
 * in the first column.
 *
 * @throws Complaint when a column that the user names is not there, or the header has too little
 */
export function columnsOf(header: readonly string[], named: Settings["columns"] = {}): Columns {
  const at = new Map<Role, number>();
  for (const role of ROLES) {
    const column = columnOf(role, header, named[role]);
    if (column !== undefined) at.set(role, column);
  }
  const [unit, coder, code, value] = ROLES.map((role) => at.get(role));
  if (unit !== undefined && coder !== undefined && code !== undefined)
    return { shape: "long", unit, coder, code, ...(value === undefined ? {} : { value }) };
  if (named.coder !== undefined || named.code !== undefined) {
    const lacking = (["unit", "coder", "code"] as const).filter((role) => !at.has(role));
    throw new Complaint(`The header has no column for ${lacking.join(" and ")}; name it with --columns.`);
  }
  const units = named.unit === undefined ? 0 : (unit ?? 0);
  const coders = header.map((name, column) => ({ name, column })).filter(({ column }) => column !== units);
  if (coders.length === 0)
    throw new Complaint(`The header has one column only, "${header[0] ?? ""}"; is --delimiter right?`);
  const twice = coders.find(({ name }, index) => coders.findIndex((each) => each.name === name) !== index);
  if (twice) throw new Complaint(`The header has two columns called "${twice.name}".`);
  return { shape: "wide", unit: units, coders };
}

function columnOf(role: Role, header: readonly string[], named: string | undefined): number | undefined {
  if (named === undefined) {
    for (const name of NAMES[role]) {
      const column = header.findIndex((each) => each.trim().toLowerCase() === name);
      if (column >= 0) return column;
    }
    return undefined;
  }
  const column = header.indexOf(named);
  if (column < 0)
    throw new Complaint(`The header has no column "${named}"; it has ${header.map((name) => `"${name}"`).join(", ")}.`);
  return column;
}
