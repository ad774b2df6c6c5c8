import type { EdgeTable } from "./edges.ts";
import type { SymbolName } from "./text/symbols.ts";
import type { Example } from "./worked/example.ts";

export const GROUPS = [
  "Observed agreement",
  "Two coders",
  "Any number of coders",
  "Krippendorff's alpha",
  "Sets and many codes",
  "Spans",
  "Intervals and reading",
] as const;
export type Group = (typeof GROUPS)[number];

/** A function of the package, in a file below `src`. */
export type Documented = {
  readonly file: string;
  readonly name: string;
  /** What a further function of a page gives. */
  readonly called?: string;
};

/** A page of the guide. What it says of a measure comes from the comment of the measure itself. */
export type Page = {
  /** Name of its file, without `.md`. */
  readonly slug: string;
  readonly title: string;
  readonly group: Group;
  /** A line for the list of pages. */
  readonly summary: string;
  /** The first one gives the page its text, the others a paragraph each. */
  readonly functions: readonly [Documented, ...Documented[]];
  /** What the values are called in case files, and in the output as JSON and CSV. */
  readonly names: readonly string[];
  /** For functions that are no measures, whose comments have no formula. */
  readonly formula?: string;
  readonly prefer?: string;
  readonly returns?: string;
  readonly howToGet?: string;
  /** Beside those of the comments. */
  readonly sources?: readonly string[];
  /** What the letters of the formula mean. */
  readonly symbols: readonly SymbolName[];
  /** When something else should be taken. */
  readonly avoid: string;
  /** Sections of this page alone, after the formula. */
  readonly more?: () => string;
  readonly examples: () => Promise<readonly Example[]> | readonly Example[];
  /** Which of several values the edges are about. */
  readonly edgesOf?: string;
  readonly edges: () => EdgeTable | Promise<EdgeTable>;
};

/** A measure in its own file of `src/measures`. */
export function measure(file: string, name: string, called?: string): Documented {
  return { file: `measures/${file}.ts`, name, ...(called ? { called } : {}) };
}
