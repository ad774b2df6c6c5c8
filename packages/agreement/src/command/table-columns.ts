import { codersAsked } from "./coders.ts";
import { Complaint } from "./complaint.ts";
import { ROLES, type Role, type Settings } from "./settings.ts";
import { quoted, quotedList } from "./visible.ts";

/** Where a table has its units, coders and codes. A wide table has one column of codes per coder. */
export type Columns =
  | {
      readonly shape: "long";
      /** More than one where a unit is named by several cells together. */
      readonly unit: readonly number[];
      readonly coder: number;
      readonly code: number;
      readonly value?: number;
    }
  | {
      readonly shape: "wide";
      readonly unit: readonly number[];
      readonly coders: readonly { readonly name: string; readonly column: number }[];
      /** Columns that are called like units and are taken neither for units nor for coders. */
      readonly passedOver: readonly string[];
    };

const NAMES: Readonly<Record<Role, readonly string[]>> = {
  unit: ["unit", "segment", "item", "document"],
  coder: ["coder", "rater", "annotator"],
  code: ["code", "label", "category", "rating"],
  value: ["present", "value"],
};

/**
 * A table is long when its header has a unit, a coder and a code, in any order and case; else it is wide, with the units
 * in the first column. Where two columns fit one role the user has to say which one is meant: taking either would merge
 * the segments of different documents, or count a column of documents as a coder.
 *
 * @param header - names without outer white space
 * @throws Complaint when a column that the user names is not there, or the header has too little or too much
 */
export function columnsOf(header: readonly string[], { columns: named = {}, coders }: ColumnsAsked = {}): Columns {
  const fitting = (role: Role) => columnsFitting(role, header, named[role]);
  const [unit, coder, code, value] = ROLES.map(fitting) as [number[], number[], number[], number[]];
  if (unit.length > 0 && coder.length > 0 && code.length > 0) {
    const only = (role: Role, columns: number[]) => onlyOne(role, columns, header);
    return {
      shape: "long",
      unit: named.unit === undefined ? [only("unit", unit)] : unit,
      coder: only("coder", coder),
      code: only("code", code),
      ...(value.length === 0 ? {} : { value: only("value", value) }),
    };
  }
  if (named.coder !== undefined || named.code !== undefined) {
    const found = { unit, coder, code };
    const lacking = (["unit", "coder", "code"] as const).filter((role) => found[role].length === 0);
    throw new Complaint(`The header has no column for ${lacking.join(" and ")}; name it with --columns.`);
  }
  return wideColumns(header, unit, named.unit !== undefined, coders);
}

export type ColumnsAsked = Pick<Settings, "columns" | "coders">;

function wideColumns(
  header: readonly string[],
  unit: readonly number[],
  unitNamed: boolean,
  asked: Settings["coders"],
): Columns {
  // Row numbers without a header are what statistics programs write in front of a table.
  const first = header[0] === "" && unit.length > 0 ? [] : [0];
  const units = unitNamed ? unit : [onlyOne("unit", [...new Set([...first, ...unit])], header)];
  const calledUnits = columnsFitting("unit", header, undefined);
  const others = header.map((name, column) => ({ name, column })).filter(({ column }) => !units.includes(column));
  const coders = others.filter(({ name, column }) => !calledUnits.includes(column) || asked?.includes(name));
  if (coders.length === 0)
    throw new Complaint(`The header has one column only, ${quoted(header[0] ?? "")}; is --delimiter right?`);
  const names = coders.map(({ name }) => name);
  const chosen = codersAsked(names, asked).flatMap((index) => coders[index] ?? []);
  for (const { name } of chosen)
    if (name !== "" && names.indexOf(name) !== names.lastIndexOf(name))
      throw new Complaint(`The header has two columns called ${quoted(name)}.`);
  return {
    shape: "wide",
    unit: units,
    coders: chosen,
    passedOver: others.filter((each) => !coders.includes(each)).map(({ name }) => name),
  };
}

/** Columns by the name that the user gives, several for a unit of several parts; else those called like the role. */
function columnsFitting(role: Role, header: readonly string[], named: string | undefined): number[] {
  if (named === undefined)
    return header.flatMap((name, column) => (NAMES[role].includes(name.toLowerCase()) ? [column] : []));
  const parts = role === "unit" && !header.includes(named.trim()) ? named.split("+") : [named];
  const columns = parts.map((part) => columnCalled(part.trim(), header));
  if (new Set(columns).size < columns.length)
    throw new Complaint(`The unit ${quoted(named)} of --columns names a column twice.`);
  return columns;
}

function columnCalled(name: string, header: readonly string[]): number {
  const column = header.indexOf(name);
  if (column < 0) throw new Complaint(`The header has no column ${quoted(name)}; it has ${quotedList(header)}.`);
  if (header.lastIndexOf(name) !== column) throw new Complaint(`The header has two columns called ${quoted(name)}.`);
  return column;
}

function onlyOne(role: Role, columns: readonly number[], header: readonly string[]): number {
  const [first = 0, ...more] = columns;
  if (more.length === 0) return first;
  const names = columns.map((column) => header[column] ?? "");
  if (new Set(names).size < names.length)
    throw new Complaint(`The header has two columns called ${quoted(names[0] ?? "")}.`);
  const together = role === "unit" ? `, or both together with --columns unit=${names.join("+")}` : "";
  throw new Complaint(
    `${columns.length} columns of the header may hold the ${role}: ${quotedList(names)}. Say which one does with ` +
      `--columns ${role}=${names.at(-1)}${together}.`,
  );
}
