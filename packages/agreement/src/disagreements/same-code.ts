import { type CodeId, type CodingId, type Disagreement, overlap, type Span } from "@concord/domain";
import { describe } from "./describe.ts";
import { groupsOf } from "./groups.ts";
import { cover, endsAgree, lengthOf, type MeasuredCoding, shareOf, shareOfPieces } from "./measured-coding.ts";
import { overlappingPairs, pairByOverlap } from "./pairing.ts";

/** The same code on the same words, up to the tolerance. */
export type AgreedPair = {
  readonly code: CodeId;
  /** The first coder's and the second's. */
  readonly codings: readonly [CodingId, CodingId];
  /** The union, which the final layer takes. */
  readonly span: Span;
  /** When false, a disagreement of kind *confidence* is listed for the pair. */
  readonly confidenceAgrees: boolean;
};

/** What two coders' codings of one code come to, and what they leave unexplained. */
export type SameCode = {
  readonly agreed: readonly AgreedPair[];
  readonly disagreements: readonly Disagreement[];
  readonly restOfFirst: readonly MeasuredCoding[];
  readonly restOfSecond: readonly MeasuredCoding[];
};

export function compareSameCode(
  first: readonly MeasuredCoding[],
  second: readonly MeasuredCoding[],
  tolerance: number,
): SameCode {
  const agreed: AgreedPair[] = [];
  const disagreements: Disagreement[] = [];
  const boundaryOf = new Map<MeasuredCoding, string>();
  const pairs = pairByOverlap(first, second);
  for (const pair of pairs) {
    const [a, b] = pair;
    const confidenceAgrees = a.coding.confidence === b.coding.confidence;
    if (endsAgree(a, b, tolerance))
      agreed.push({ code: a.coding.code, codings: [a.coding.id, b.coding.id], span: cover(pair), confidenceAgrees });
    else {
      const boundary = describe("boundary", [[a], [b]], { overlap: shareOf(pair) });
      disagreements.push(boundary);
      for (const coding of pair) boundaryOf.set(coding, boundary.id);
    }
    if (!confidenceAgrees) disagreements.push(describe("confidence", [[a], [b]], { beside: boundaryOf.get(a) }));
  }

  const paired = new Set(pairs.flat());
  const leftOver = (own: readonly MeasuredCoding[], others: readonly MeasuredCoding[]) => {
    const unpaired = own.filter((coding) => !paired.has(coding));
    const longer = longerAround(
      unpaired,
      others.filter((other) => paired.has(other)),
    );
    return groupsOf(unpaired, (piece) => longer.get(piece));
  };
  const split = (longer: MeasuredCoding, pieces: readonly MeasuredCoding[], parts: MeasuredCoding[][]) =>
    describe("split", parts, { overlap: shareOfPieces(pieces, longer), beside: boundaryOf.get(longer) });
  const ofFirst = leftOver(first, second);
  const ofSecond = leftOver(second, first);
  for (const [longer, pieces] of ofFirst) if (longer) disagreements.push(split(longer, pieces, [pieces, [longer]]));
  for (const [longer, pieces] of ofSecond) if (longer) disagreements.push(split(longer, pieces, [[longer], pieces]));
  return {
    agreed,
    disagreements,
    restOfFirst: ofFirst.get(undefined) ?? [],
    restOfSecond: ofSecond.get(undefined) ?? [],
  };
}

/** The longer coding that each left-over piece belongs to: the one with most overlap, then earlier start, then id. */
function longerAround(pieces: readonly MeasuredCoding[], candidates: readonly MeasuredCoding[]) {
  const best = new Map<MeasuredCoding, MeasuredCoding>();
  for (const [piece, other] of overlappingPairs(pieces, candidates)) {
    if (lengthOf(other) <= lengthOf(piece)) continue;
    const known = best.get(piece);
    if (!known || precedes(other, known, piece)) best.set(piece, other);
  }
  return best;
}

function precedes(a: MeasuredCoding, b: MeasuredCoding, piece: MeasuredCoding): boolean {
  const more = overlap(piece, a) - overlap(piece, b) || b.start - a.start;
  return more === 0 ? a.id < b.id : more > 0;
}
