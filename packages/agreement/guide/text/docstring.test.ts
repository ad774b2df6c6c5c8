import { expect, it } from "vitest";
import { docstringOf } from "./docstring.ts";

const SOURCE = `/** Something else. */
export type Other = number;

/**
 * The share of units
 * on which both agree.
 *
 * Nothing is taken off for chance.
 *
 * @formula a / n, over
 *   all units
 * @prefer Beside kappa.
 * @param ratings - of two coders
 * @returns a share
 * @see Cohen (1960), p. 37
 */
export function share(ratings: Ratings): number {
  return 0;
}

export function bare(): void {}

/** Of one label. */
export async function later(): Promise<void> {}
`;

it("reads the description and the tags of a function, each as one line", () => {
  expect(docstringOf(SOURCE, "share")).toEqual({
    paragraphs: ["The share of units on which both agree.", "Nothing is taken off for chance."],
    formula: "a / n, over all units",
    prefer: "Beside kappa.",
    returns: "a share",
    see: "Cohen (1960), p. 37",
  });
});

it("reads a comment of one line, and a function that answers later", () => {
  expect(docstringOf(SOURCE, "later")).toEqual({ paragraphs: ["Of one label."] });
});

it("does not take the comment of a neighbour for a function's own", () => {
  expect(docstringOf(SOURCE, "bare")).toBeUndefined();
});

it("refuses the name of a function that is not there, or only begins like it", () => {
  expect(() => docstringOf(SOURCE, "shar")).toThrow("no exported function shar");
});
