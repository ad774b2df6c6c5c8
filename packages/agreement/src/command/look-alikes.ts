import type { Label } from "../cases/index.ts";
import { quotedList } from "./visible.ts";

/** Texts that differ only by white space or by case: groups of at least two. */
export function lookAlikes(texts: Iterable<Label>): string[][] {
  const groups = new Map<string, Set<string>>();
  for (const text of texts) {
    // Numbers that were read as numbers have no spelling.
    if (typeof text !== "string") continue;
    const key = text.replace(/\s+/g, " ").trim().toLowerCase();
    groups.set(key, (groups.get(key) ?? new Set()).add(text));
  }
  return [...groups.values()].filter((group) => group.size > 1).map((group) => [...group]);
}

/** A note on each such group, since what looks alike is most often meant to be the same. */
export function lookAlikeNotes(what: string, texts: Iterable<Label>): string[] {
  return lookAlikes(texts).map(
    (group) => `These ${what} differ only by space or case, and count as different: ${quotedList(group)}.`,
  );
}
