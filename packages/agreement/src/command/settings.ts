import { Complaint } from "./complaint.ts";
import type { Level } from "./level.ts";

export const OUTPUT_FORMATS = ["table", "json", "csv"] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** Roles that the columns of a long table have. */
export const ROLES = ["unit", "coder", "code", "value"] as const;
export type Role = (typeof ROLES)[number];

/** `one`: an empty code says that nothing was judged. `several`: that the unit was judged, and nothing found. */
export type CodesPerUnit = "one" | "several";

/** What settings are called on the command line, where that is another name. */
const OPTIONS: Partial<Record<keyof Settings, string>> = { codesPerUnit: "several-codes or --one-code" };

/**
 * Refuses settings that would have no effect.
 *
 * @throws Complaint when one of them was given
 */
export function refuseSettings(settings: Settings, names: readonly (keyof Settings)[], theyAreFor: string): void {
  const given = names.find((name) => settings[name] !== undefined);
  if (given) throw new Complaint(`--${OPTIONS[given] ?? given} is for ${theyAreFor}.`);
}

/** What the user asked for; what is left out is taken from the file, or from the default beside it. */
export type Settings = {
  readonly format: OutputFormat;
  readonly level?: Level;
  /** Declared labels in their order; where a unit may have several codes, the codes. */
  readonly categories?: readonly string[];
  readonly positive?: string;
  readonly coders?: readonly string[];
  /** What stands for "not judged", beside the empty cell; `NA` by default. */
  readonly missing?: readonly string[];
  /** How many codes a unit may have in a long table; without it the table is asked. */
  readonly codesPerUnit?: CodesPerUnit;
  readonly delimiter?: string;
  /** By role; a unit may be named by several columns, as in `document+segment`. */
  readonly columns?: Partial<Readonly<Record<Role, string>>>;
  readonly skipBadRows: boolean;
  /** How codings are counted; `window:N` for windows of N code points. */
  readonly unit?: string;
  /** Resamples; without it no bootstrap. */
  readonly bootstrap?: number;
  readonly seed?: number;
};
