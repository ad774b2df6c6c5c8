import type { BootstrapInterval, Interval } from "../intervals/index.ts";
import type { BinaryCounts } from "../ratings.ts";
import type { Estimate, StandardError, Warning } from "../result.ts";

/** One measure with its value, or why there is none, and everything that has to stand beside it. */
export type Line = {
  /** As worked examples call it. */
  readonly measure: string;
  readonly label: string;
  readonly result: Estimate;
  readonly standardError?: StandardError;
  readonly interval?: Interval | BootstrapInterval;
  readonly raters: number;
  /** Rated units that were used and left out; what is left out has too few ratings. */
  readonly units?: { readonly used: number; readonly leftOut: number };
  readonly categories?: { readonly declared: number; readonly used: number };
  /** Of a summary over codes: how many it rests on. */
  readonly codes?: { readonly used: number; readonly of: number };
  /** Of spans: length of the text, and how many spans each coder marked. */
  readonly text?: { readonly length: number; readonly spans: readonly number[] };
  readonly warnings: readonly Warning[];
};

/** Cohen's kappa of every two coders, with the units that both judged. */
export type Pair = { readonly coders: readonly [string, string]; readonly kappa: Estimate; readonly units: number };

export type Section = {
  readonly title: string;
  readonly notes: readonly string[];
  readonly lines: readonly Line[];
  /** Of two coders on *present* and *absent*. */
  readonly counts?: BinaryCounts;
  readonly pairs?: readonly Pair[];
  /** What the section's own data say about its values, a sentence or two each. */
  readonly explanations?: readonly string[];
};

export type Report = {
  readonly title: string;
  readonly coders: readonly string[];
  readonly notes: readonly string[];
  readonly sections: readonly Section[];
};

/** How sure a value is shall be told by a bootstrap, if this is there. */
export type Bootstrap = { readonly resamples: number; readonly seed: number };
