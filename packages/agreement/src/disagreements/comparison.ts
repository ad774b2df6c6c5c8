import { bySpan, type CodeId, type CodingId, type Disagreement, type Span, type UserId } from "@concord/domain";
import type { ComparedLayer } from "./compared-layer.ts";
import { describe } from "./describe.ts";
import { groupsOf } from "./groups.ts";
import { type MeasuredCoding, type MeasuredLayer, measurer, shareOf } from "./measured-coding.ts";
import { pairByOverlap } from "./pairing.ts";
import { type AgreedPair, compareSameCode } from "./same-code.ts";

/** A coding of a code that the other coder did not look for: neither agreement nor disagreement. */
export type NotAssessed = {
  readonly coder: UserId;
  readonly coding: CodingId;
  readonly code: CodeId;
  readonly span: Span;
};

/** What two layers agree and disagree on, each list in document order. */
export type Comparison = {
  /** The first coder and the second, as sides and pairs are ordered. */
  readonly coders: readonly [UserId, UserId];
  readonly agreed: readonly AgreedPair[];
  readonly disagreements: readonly Disagreement[];
  readonly notAssessed: readonly NotAssessed[];
};

export type ComparisonRequest = {
  readonly first: ComparedLayer;
  readonly second: ComparedLayer;
  /** Canonical text that all spans refer to. */
  readonly text: string;
  /** Code points by which each end may differ after trimming outer white space and punctuation. Default 0. */
  readonly tolerance?: number;
};

/**
 * How two submitted layers of one text differ.
 *
 * Codings of the same code are paired one to one by the greatest total overlap. A pair is agreed when its ends lie
 * within the tolerance, else a *boundary*; if its confidence differs, that is a *confidence* item of its own. What is
 * left over of the code and overlaps a longer coding that is paired is a *split* of that coding. The rest is paired
 * across codes by overlap, *different code*; what then remains is an *omission*. Codings of a code that the other did
 * not look for are listed apart, before all this. Swapping the coders swaps the sides and changes nothing else.
 */
export function disagreementsOf({ first, second, text, tolerance = 0 }: ComparisonRequest): Comparison {
  const measured = measurer(text);
  return compareMeasured(measured(first), measured(second), tolerance);
}

/** `disagreementsOf`, for layers that are measured once and compared with several others. */
export function compareMeasured(first: MeasuredLayer, second: MeasuredLayer, tolerance: number): Comparison {
  const [ofFirst, ofSecond] = [assessedByOther(first, second), assessedByOther(second, first)];
  const firstByCode = groupsOf(ofFirst.assessed, ({ coding }) => coding.code);
  const secondByCode = groupsOf(ofSecond.assessed, ({ coding }) => coding.code);

  const agreed: AgreedPair[] = [];
  const disagreements: Disagreement[] = [];
  const restOfFirst: MeasuredCoding[] = [];
  const restOfSecond: MeasuredCoding[] = [];
  for (const code of new Set([...firstByCode.keys(), ...secondByCode.keys()])) {
    const same = compareSameCode(firstByCode.get(code) ?? [], secondByCode.get(code) ?? [], tolerance);
    agreed.push(...same.agreed);
    disagreements.push(...same.disagreements);
    restOfFirst.push(...same.restOfFirst);
    restOfSecond.push(...same.restOfSecond);
  }
  const crossed = pairByOverlap(restOfFirst, restOfSecond);
  for (const pair of crossed)
    disagreements.push(describe("different_code", [[pair[0]], [pair[1]]], { overlap: shareOf(pair) }));
  const explained = new Set(crossed.flat());
  for (const coding of [...restOfFirst, ...restOfSecond])
    if (!explained.has(coding)) disagreements.push(describe("omission", [[coding]]));

  return {
    coders: [first.coder, second.coder],
    agreed: inDocumentOrder(agreed, ({ codings }) => codings.toSorted().join()),
    disagreements: inDocumentOrder(disagreements, ({ id }) => id),
    notAssessed: inDocumentOrder([...ofFirst.notAssessed, ...ofSecond.notAssessed], ({ coding }) => coding),
  };
}

function assessedByOther({ coder, codings }: MeasuredLayer, { looked }: MeasuredLayer) {
  const assessed: MeasuredCoding[] = [];
  const notAssessed: NotAssessed[] = [];
  for (const measured of codings) {
    const { id, code, start, end } = measured.coding;
    if (looked.has(code)) assessed.push(measured);
    else notAssessed.push({ coder, coding: id, code, span: { start, end } });
  }
  return { assessed, notAssessed };
}

/** By span, then by what `idOf` says of an entry. */
export function inDocumentOrder<T extends { readonly span: Span }>(
  entries: readonly T[],
  idOf: (entry: T) => string,
): T[] {
  return [...entries].sort((a, b) => bySpan(a.span, b.span) || (idOf(a) < idOf(b) ? -1 : 1));
}
