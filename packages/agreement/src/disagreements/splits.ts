import type { CodeId, CodingId, Disagreement, Side, UserId } from "@concord/domain";
import type { Comparison } from "./comparison.ts";
import { groupsOf } from "./groups.ts";

/** The two sides of a split, by what they are rather than by whose they are. */
export type Split = {
  /** What one coder has left over of the code. */
  readonly pieces: Side;
  /** The other's coding around them; it is paired with something else, and counted there. */
  readonly longer: CodingId;
};

/** Left-over pieces of one code by one coder: too many codings for one pair each, so they are counted apart. */
export type SplitPieces = {
  readonly code: CodeId;
  /** Whose pieces they are. */
  readonly coder: UserId;
  /** Number of codings. */
  readonly pieces: number;
  readonly places: readonly SplitPlace[];
};

export type SplitPlace = {
  /** Index of the comparison, that is of the document, in the list that was counted. */
  readonly comparison: number;
  readonly pieces: readonly CodingId[];
  readonly longer: CodingId;
};

/**
 * Reads the splits of a comparison.
 *
 * @returns for a disagreement of kind *split* its sides told apart: pieces are never paired, what is around them always
 */
export function splitReader({ agreed, disagreements }: Comparison): (split: Disagreement) => Split {
  const paired = new Set(agreed.flatMap(({ codings }) => codings));
  for (const { kind, sides } of disagreements)
    if (kind === "boundary") for (const { codings } of sides) for (const coding of codings) paired.add(coding);
  return ({ id, sides }) => {
    const [longer] = sides.flatMap(({ codings }) => codings).filter((coding) => paired.has(coding));
    const pieces = sides.find(({ codings }) => !codings.some((coding) => paired.has(coding)));
    if (longer === undefined || !pieces) throw new Error(`${id} is no split of a paired coding`);
    return { pieces, longer };
  };
}

/** The pieces of several comparisons, by code, then coder. */
export function splitsByCode(comparisons: readonly Comparison[]): SplitPieces[] {
  const all = comparisons.flatMap((compared, comparison) => {
    const splitOf = splitReader(compared);
    return compared.disagreements
      .filter(({ kind }) => kind === "split")
      .map((each) => ({ comparison, ...splitOf(each) }));
  });
  const byWhom = groupsOf(all, ({ pieces }) => JSON.stringify([pieces.code, pieces.coder]));
  return [...byWhom]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]): SplitPieces[] => {
      const [one] = same;
      if (!one) return [];
      const { code, coder } = one.pieces;
      const places = same.map(({ comparison, pieces, longer }) => ({ comparison, pieces: pieces.codings, longer }));
      return [{ code, coder, pieces: places.reduce((sum, { pieces }) => sum + pieces.length, 0), places }];
    });
}
