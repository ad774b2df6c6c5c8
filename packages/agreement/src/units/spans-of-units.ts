import type { Span } from "@concord/domain";
import type { CodedDocument } from "./coded-document.ts";

/** `document`: one unit a document. `turn`: one per turn of a participant. `any_turn`: one per turn of anybody. */
export const UNIT_KINDS = ["document", "turn", "any_turn"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** The stretches of text that are judged one by one, in document order and disjoint. */
export function spansOfUnits(kind: UnitKind, document: Pick<CodedDocument, "structure" | "textLength">): Span[] {
  if (kind === "document") return [{ start: 0, end: document.textLength }];
  const { blocks, speakers } = document.structure;
  return blocks
    .filter((block) => block.kind === "turn")
    .filter((turn) => kind === "any_turn" || speakers[turn.speaker ?? -1]?.part === "participant")
    .map(({ start, end }) => ({ start, end }));
}

/** Indexes of the units that a coding overlaps; units are sorted and disjoint. */
export function unitsOverlapped(units: readonly Span[], coding: Span): number[] {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle] as Span).end <= coding.start) low = middle + 1;
    else high = middle;
  }
  const overlapped: number[] = [];
  for (let index = low; index < units.length && (units[index] as Span).start < coding.end; index++)
    overlapped.push(index);
  return overlapped;
}
