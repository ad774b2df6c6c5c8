import type { Confidence } from "@concord/domain";

export type Query = {
  /** What is searched for, without the marks of confidence. */
  readonly text: string;
  /** Absent when nothing was typed about it: the project's default applies. */
  readonly confidence?: Confidence;
};

/** Reads what was typed into the palette: `3.3++` is code 3.3, certain; `3.3+` is probable. */
export function parseQuery(typed: string): Query {
  const [, text = "", marks = ""] = /^(.*?)\s*(\+*)\s*$/su.exec(typed) ?? [];
  if (marks === "") return { text: text.trim() };
  return { text: text.trim(), confidence: marks === "+" ? "probable" : "certain" };
}
