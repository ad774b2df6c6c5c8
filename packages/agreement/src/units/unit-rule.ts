/**
 * What is judged one by one. `document`: one unit a document. `turn`: one per turn of a participant, `any_turn`: of
 * anybody. `sentence`, `paragraph`: by the rules of the domain. `window`: stretches of a fixed length. `character`: code
 * points.
 */
export const UNIT_KINDS = ["document", "turn", "any_turn", "sentence", "paragraph", "window", "character"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** All ways to count agreement. `span` has no units: what is compared are stretches on a continuum. */
export const WAYS_TO_COUNT = [...UNIT_KINDS, "span"] as const;
export type WayToCount = (typeof WAYS_TO_COUNT)[number];

/** `participants_turns`: only what participants say, without the speaker labels before it. */
export const CUT_FROM = ["whole_text", "participants_turns"] as const;
export type CutFrom = (typeof CUT_FROM)[number];

/** How a document is cut into units; printed beside every result. */
export type UnitRule =
  | { readonly unit: "document" | "turn" | "any_turn" }
  | {
      readonly unit: "sentence" | "paragraph" | "character";
      /** Default `whole_text`. */
      readonly cutFrom?: CutFrom;
    }
  | {
      readonly unit: "window";
      /** In code points, at least 1. The last window is shorter where the length does not divide the text. */
      readonly windowLength: number;
      /** Default `whole_text`. From turns, windows are cut anew in each, so that none joins the words of two. */
      readonly cutFrom?: CutFrom;
    };

/** The rule alone, with its defaults written out. */
export function ruleOf(rule: UnitRule): UnitRule {
  switch (rule.unit) {
    case "window":
      return { unit: rule.unit, windowLength: rule.windowLength, cutFrom: rule.cutFrom ?? "whole_text" };
    case "sentence":
    case "paragraph":
    case "character":
      return { unit: rule.unit, cutFrom: rule.cutFrom ?? "whole_text" };
    default:
      return { unit: rule.unit };
  }
}
