import type { agreement } from "@concord/contracts";
import type { z } from "zod";
import { compare } from "#messages/en/compare.ts";

export type Result = z.output<typeof agreement.agreementResult>;
export type ReasonWord = keyof typeof compare.reasons;
export type WarningWord = keyof typeof compare.warnings;

/** Why there is no value, as a key of the message catalogue; a reason that is not in it is told in general words. */
export function reasonWord(reason: string): ReasonWord {
  return Object.hasOwn(compare.reasons, reason) ? (reason as ReasonWord) : "other";
}

export function warningWord(warning: string): WarningWord {
  return Object.hasOwn(compare.warnings, warning) ? (warning as WarningWord) : "other";
}

/** A figure to be shown: a number, with what raises doubts about it, or the reason why there is none. */
export type Figure =
  | { readonly value: number; readonly warnings: readonly WarningWord[] }
  | { readonly undefined: ReasonWord };

/** What is not a finite number is never shown as one, even if the server should send it. */
export function figureOf(result: Result): Figure {
  if ("undefined" in result) return { undefined: reasonWord(result.undefined) };
  if (!Number.isFinite(result.value)) return { undefined: "other" };
  // This one is about an interval, and none is shown.
  const warnings = (result.warnings ?? []).filter((warning) => warning !== "zero_standard_error");
  return { value: result.value, warnings: warnings.map(warningWord) };
}

/** A note under a table, as a key of the message catalogue. */
export type NoteKey = `reasons.${ReasonWord}` | `warnings.${WarningWord}`;

/** The notes that a figure needs. */
export function notesOf(figure: Figure): readonly NoteKey[] {
  if ("undefined" in figure) return [`reasons.${figure.undefined}`];
  return figure.warnings.map((word): NoteKey => `warnings.${word}`);
}

/** The warnings that all values of a row share; told once for the row instead of beside each of them. */
export function sharedNotes(results: readonly Result[]): readonly NoteKey[] {
  const figures = results.map(figureOf).filter((figure) => "value" in figure);
  const [first, ...others] = figures.map(notesOf);
  if (!first || others.length === 0) return [];
  return first.filter((note) => others.every((notes) => notes.includes(note)));
}

/** The notes that results need, each once, numbered from 1 in the order in which they are first needed. */
export function numberedNotes(results: Iterable<Result>): ReadonlyMap<NoteKey, number> {
  const numbers = new Map<NoteKey, number>();
  for (const result of results)
    for (const note of notesOf(figureOf(result))) if (!numbers.has(note)) numbers.set(note, numbers.size + 1);
  return numbers;
}
