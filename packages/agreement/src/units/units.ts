import { paragraphsOf, type Span, sentencesOf } from "@concord/domain";
import type { CodedDocument } from "./coded-document.ts";
import { countedUnits } from "./counted-units.ts";
import { listedUnits } from "./listed-units.ts";
import type { Run } from "./runs.ts";
import type { CutFrom, UnitRule } from "./unit-rule.ts";

/** The units of one document, numbered from 0 in document order. They are disjoint. */
export type Units = {
  readonly count: number;
  /**
   * The stretch of text that is judged, in UTF-16 code units.
   *
   * @throws RangeError when there is no such unit
   */
  readonly spanOf: (unit: number) => Span;
  /** The units that a span overlaps, none if it only touches them. In UTF-16 code units, whole code points. */
  readonly runOf: (span: Span) => Run | undefined;
};

/**
 * Cuts a document into units. The text is read only where sentences, paragraphs or characters are asked for.
 *
 * @throws when the length of a window is not a whole number of at least 1
 */
export function unitsOf(rule: UnitRule, document: Pick<CodedDocument, "structure" | "text">): Units {
  const { structure, text } = document;
  switch (rule.unit) {
    case "document":
      return listedUnits([{ start: 0, end: text.length }]);
    case "turn":
      return listedUnits(turnsOf(structure, true));
    case "any_turn":
      return listedUnits(turnsOf(structure, false));
    case "sentence":
      return listedUnits(stretchesToCut(rule.cutFrom, document).flatMap((stretch) => sentencesOf(text, stretch)));
    case "paragraph":
      return listedUnits(stretchesToCut(rule.cutFrom, document).flatMap((stretch) => paragraphsOf(text, stretch)));
    case "window":
      return countedUnits(text, stretchesToCut(rule.cutFrom, document), rule.windowLength);
    case "character":
      return countedUnits(text, stretchesToCut(rule.cutFrom, document), 1);
  }
}

function turnsOf({ blocks, speakers }: CodedDocument["structure"], onlyParticipants: boolean) {
  return blocks
    .filter(({ kind }) => kind === "turn")
    .filter(({ speaker }) => !onlyParticipants || speakers[speaker ?? -1]?.part === "participant");
}

function stretchesToCut(
  cutFrom: CutFrom = "whole_text",
  { structure, text }: Pick<CodedDocument, "structure" | "text">,
): Span[] {
  if (cutFrom === "whole_text") return [{ start: 0, end: text.length }];
  return turnsOf(structure, true).map(({ labelEnd, end }) => ({ start: labelEnd, end }));
}
