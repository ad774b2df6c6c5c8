import { type Estimate, isDefined, type StandardError } from "../result.ts";

/** What a name of a case comes to: a number or why there is none, a word, several numbers, or named parts. */
export type Computed =
  | Estimate
  | { readonly word: string }
  | { readonly list: readonly number[] }
  | { readonly parts: Parts };

/** Values with names of their own, such as one per label. */
export type Parts = {
  /** All of them, for a claim about the whole. */
  readonly names: readonly string[];
  /** Nothing when there is no part of this name. */
  readonly of: (name: string) => Computed | undefined;
};

/** How the names of one kind of material are computed. */
export type Names<T> = ReadonlyMap<string, (material: T) => Computed>;

/** The material as a whole: its names are its parts. */
export function partsOf<T>(names: Names<T>, material: T): Parts {
  return { names: [...names.keys()], of: (name) => names.get(name)?.(material) };
}

/** A result without what it rests on. */
export function estimateOf(result: Estimate): Estimate {
  return isDefined(result) ? { value: result.value } : { undefined: result.undefined };
}

/** The standard error of a result. A result that does not exist has none, for the same reason. */
export function errorOf(result: Estimate & { readonly standardError?: StandardError }): Estimate {
  if (!isDefined(result)) return { undefined: result.undefined };
  if (!result.standardError) throw new Error("a standard error was asked for, the measure has none");
  return estimateOf(result.standardError);
}
