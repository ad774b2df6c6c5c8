import { Mismatch, type Shape } from "./json-shape.ts";

/** What a coder wrote. Labels compare exactly: the number 1 and the text "1" are two labels. */
export type Label = string | number;

export const label: Shape<Label> = (value, at) => {
  if (typeof value === "string" || (typeof value === "number" && Number.isFinite(value))) return value;
  throw new Mismatch(at, "a label (text or a number)", value);
};

/** A text that no other label has, for measures whose labels are texts. */
export function keyOf(each: Label): string {
  return JSON.stringify(each);
}

/**
 * The label that the name of a field stands for. Names of fields are always text, so that `"1"` may mean the number 1,
 * and so may `"1.0"`; text that is written like that goes first.
 */
export function labelNamed(name: string, labels: readonly Label[]): Label | undefined {
  if (labels.includes(name)) return name;
  return labels.find((each) => typeof each === "number" && name.trim() !== "" && Number(name) === each);
}

/** Labels as they are used: numbers in their order, then texts in theirs. */
export function labelsSeen(entries: Iterable<Label>): Label[] {
  return [...new Set(entries)].sort((a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    return a < b ? -1 : 1;
  });
}

/** @throws Mismatch when a label stands twice in a list that declares labels */
export function requireDistinct(labels: readonly Label[], at: string, what = "label"): void {
  const seen = new Set<Label>();
  for (const each of labels) {
    if (seen.has(each)) throw new Mismatch(at, `every ${what} once`, each);
    seen.add(each);
  }
}
