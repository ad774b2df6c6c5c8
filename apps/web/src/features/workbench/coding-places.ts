import { bySpan, type Coding } from "@concord/domain";

/** Document order; equal spans by id, so that two visits see the same order. */
export function inDocumentOrder(codings: Iterable<Coding>): Coding[] {
  return [...codings].sort((a, b) => bySpan(a, b) || (a.id < b.id ? -1 : 1));
}

/** The shortest first: it is the most particular one. */
export function particularFirst(codings: Iterable<Coding>): Coding[] {
  return inDocumentOrder(codings).sort((a, b) => a.end - a.start - (b.end - b.start));
}

/**
 * The coding after a place, or before it, going around the ends of the document.
 *
 * @param from - the coding one is on, or else the caret's offset
 */
export function nextCoding(
  codings: Iterable<Coding>,
  from: { readonly coding?: Coding | undefined; readonly offset: number },
  direction: 1 | -1,
): Coding | undefined {
  const ordered = inDocumentOrder(codings);
  if (from.coding) {
    const place = ordered.findIndex(({ id }) => id === from.coding?.id);
    if (place >= 0) return ordered[(place + direction + ordered.length) % ordered.length];
  }
  return direction === 1
    ? (ordered.find(({ start }) => start >= from.offset) ?? ordered[0])
    : (ordered.findLast(({ start }) => start < from.offset) ?? ordered.at(-1));
}

/** The one after the focused among codings at the same place, for going through what overlaps. */
export function cycle<T extends { readonly id: string }>(
  here: readonly T[],
  focused: string | undefined,
): T | undefined {
  const place = here.findIndex(({ id }) => id === focused);
  return here[(place + 1) % here.length];
}
