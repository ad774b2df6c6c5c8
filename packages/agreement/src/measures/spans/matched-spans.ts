import { groupsOf } from "../../disagreements/groups.ts";
import type { Continuum, LabelledSpan } from "./continuum.ts";
import { byLabel } from "./labels.ts";
import { mostHalfSharedPairs } from "./matching-by-iou.ts";
import { mostOverlappingPairs } from "./matching-by-overlap.ts";

/**
 * When two spans with the same label count as the same find. `exact`: same start and end. `overlap`: at least one
 * character in common. `iou50`: at least half of what they cover together in common.
 */
export const MATCH_RULES = ["exact", "overlap", "iou50"] as const;
export type MatchRule = (typeof MATCH_RULES)[number];

type Matching = (first: readonly LabelledSpan[], second: readonly LabelledSpan[]) => number;
const MATCHINGS: Readonly<Record<MatchRule, Matching>> = {
  exact: mostEqualPairs,
  overlap: mostOverlappingPairs,
  iou50: mostHalfSharedPairs,
};

/**
 * The greatest number of pairs of matching spans of two coders, no span in two pairs. A span that a coder marked twice
 * counts twice.
 */
export function matchedSpans(continuum: Continuum, rule: MatchRule): number {
  let matched = 0;
  for (const { coders } of byLabel(continuum).values()) matched += MATCHINGS[rule](coders[0] ?? [], coders[1] ?? []);
  return matched;
}

function mostEqualPairs(first: readonly LabelledSpan[], second: readonly LabelledSpan[]): number {
  const place = ({ start, end }: LabelledSpan) => `${start}-${end}`;
  const theirs = groupsOf(second, place);
  let pairs = 0;
  for (const [key, ours] of groupsOf(first, place)) pairs += Math.min(ours.length, theirs.get(key)?.length ?? 0);
  return pairs;
}
