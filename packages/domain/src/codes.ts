import type { CodebookId, CodeId, UserId } from "./ids.ts";

/** Where a code comes from: a locked taxonomy entry, the project's own, or one that a coder made while coding. */
export type CodeOrigin = "taxonomy" | "project" | "coder";

/** A shelf of a codebook. Only codes are applied to text; evidence for a group is derived from its codes. */
export type CodeGroup = { readonly number: string; readonly label: string };

export type Code = {
  readonly id: CodeId;
  /** Text, never a number: `10.10` is not `10.1`. Empty for a code that a coder made and nobody has numbered yet. */
  readonly number: string;
  readonly label: string;
  readonly group: CodeGroup | null;
  readonly definition: string;
  readonly example: string;
  readonly origin: CodeOrigin;
};

/** A published codebook: frozen, numbered from 1. */
export type CodebookVersion = {
  readonly codebookId: CodebookId;
  readonly number: number;
  readonly codes: readonly Code[];
};

/** A code that a coder made from a selection. It stays in the coder's layer until the document is released. */
export type OwnCode = { readonly id: CodeId; readonly label: string; readonly createdBy: UserId };

/**
 * Order of codes by the parts of their numbers: 1.9, 2.1, 10.9, 10.10. Parts that are no whole numbers follow those that
 * are; codes without a number come last, by label.
 */
export function byCodeNumber(a: Pick<Code, "number" | "label">, b: Pick<Code, "number" | "label">): number {
  if (!a.number || !b.number) return a.number ? -1 : b.number ? 1 : byLabel(a.label, b.label);
  const left = a.number.split(".");
  const right = b.number.split(".");
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = compareParts(left[i], right[i]);
    if (difference !== 0) return difference;
  }
  return byLabel(a.label, b.label);
}

function compareParts(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  const [left, right] = [wholeNumber(a), wholeNumber(b)];
  if (left === undefined || right === undefined) return left === right ? byLabel(a, b) : left === undefined ? 1 : -1;
  return left - right;
}

function wholeNumber(part: string): number | undefined {
  return /^\d+$/.test(part) ? Number(part) : undefined;
}

/** The locale is named so that server and browsers sort alike. */
function byLabel(a: string, b: string): number {
  return a.localeCompare(b, "en");
}
