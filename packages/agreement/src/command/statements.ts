import { type Label, labelsSeen } from "../cases/index.ts";
import type { BadRow } from "./bad-rows.ts";
import type { Statement } from "./long-table.ts";
import type { CodesPerUnit } from "./settings.ts";
import type { OneCodeEach } from "./wide-table.ts";

/** Any number of codes per unit and coder. */
export type SeveralCodes = {
  readonly coders: readonly string[];
  /** Those of the coders that are compared. */
  readonly codesSeen: readonly Label[];
  /** A row per coder, an entry per unit: whether the code is there, `null` where that was not judged. */
  readonly judgedFor: (code: Label) => (boolean | null)[][];
  /** The codes that each coder found in each unit, `null` where the coder judged none. */
  readonly sets: (Label[] | null)[][];
  /** Units that a coder who is compared has no row for. */
  readonly withoutRow: number;
};

/** The table put together, with what it does not say by itself. */
export type Arranged = ({ readonly one: OneCodeEach } | { readonly several: SeveralCodes }) & {
  readonly bad: BadRow[];
  /** The first row whose empty code may mean "judged, nothing found" as well as "not judged". */
  readonly unclear?: number;
};

/** All that one coder says of one unit. */
type Cell = { readonly codes: Map<Label, boolean | null>; judged: boolean };

export type ArrangedAs = {
  /** Whether the table has a column that says whether a code is present. */
  readonly explicit: boolean;
  /** How many codes a unit may have, where the user says it. */
  readonly codesPerUnit?: CodesPerUnit | undefined;
  readonly isCompared?: (coder: string) => boolean;
};

/**
 * Puts the rows of a long table together. A unit has several codes when the user says so, when a column says whether a
 * code is present, or when a coder's unit occurs with more than one code. In a list of codes a row with an empty code
 * then means "judged, and nothing found", while a unit without any row of a coder was not judged by that coder. Where
 * nothing of this tells what an empty code means, the table is `unclear`.
 */
export function arrange(statements: readonly Statement[], as: ArrangedAs): Arranged {
  const { explicit, codesPerUnit, isCompared = () => true } = as;
  const units = distinct(statements.map(({ unit }) => unit));
  const coders = distinct(statements.map(({ coder }) => coder));
  const cells = coders.map(() => units.map((): Cell | undefined => undefined));
  const [unitAt, coderAt] = [indexOf(units), indexOf(coders)];
  const lines = new Map<string, number>();
  const bad: BadRow[] = [];
  const refuse = (coder: string, line: number, problem: string) => {
    if (isCompared(coder)) bad.push({ line, problem });
  };
  for (const { line, unit, coder, code, present, emptyCode } of statements) {
    const key = JSON.stringify([unit, coder, code]);
    const before = lines.get(key);
    if (before !== undefined) refuse(coder, line, `repeats unit, coder and code of line ${before}`);
    else if (explicit && code === null) refuse(coder, line, "has no code");
    else {
      lines.set(key, line);
      const row = cells[coderAt.get(coder) ?? -1];
      const at = unitAt.get(unit) ?? -1;
      const cell = row?.[at] ?? { codes: new Map(), judged: false };
      if (row) row[at] = cell;
      if (codesPerUnit === "one" && code !== null && cell.codes.size > 0)
        refuse(coder, line, "gives the unit a second code, against --one-code");
      else if (code !== null) cell.codes.set(code, present);
      if (emptyCode || (code !== null && present !== null)) cell.judged = true;
    }
  }
  const several = explicit || cells.some((row) => row.some((cell) => cell && cell.codes.size > 1));
  if (codesPerUnit === "several" || several) return { bad, several: severalCodes(coders, cells, explicit, isCompared) };
  const unclear = codesPerUnit ? undefined : statements.find((each) => each.emptyCode && isCompared(each.coder));
  return {
    bad,
    one: { coders, rows: cells.map((row) => row.map((cell) => [...(cell?.codes.keys() ?? [])][0] ?? null)) },
    ...(unclear ? { unclear: unclear.line } : {}),
  };
}

function severalCodes(
  coders: readonly string[],
  cells: (Cell | undefined)[][],
  explicit: boolean,
  isCompared: (coder: string) => boolean,
): SeveralCodes {
  const found = ({ codes }: Cell) => [...codes].filter(([, present]) => present).map(([code]) => code);
  // What is not listed is absent in a list of codes, and not judged where every judgement has a row.
  const unlisted = explicit ? null : false;
  const compared = cells.filter((_, index) => isCompared(coders[index] ?? "")).flat();
  return {
    coders,
    codesSeen: labelsSeen(compared.flatMap((cell) => [...(cell?.codes.keys() ?? [])])),
    judgedFor: (code) =>
      cells.map((row) =>
        row.map((cell) => (!cell?.judged ? null : cell.codes.has(code) ? (cell.codes.get(code) ?? null) : unlisted)),
      ),
    sets: cells.map((row) => row.map((cell) => (cell?.judged ? found(cell) : null))),
    withoutRow: compared.filter((cell) => cell === undefined).length,
  };
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}

function indexOf(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, index) => [name, index]));
}
