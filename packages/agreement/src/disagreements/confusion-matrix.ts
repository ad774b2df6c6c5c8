import type { CodeId, CodingId, DisagreementKind, UserId } from "@concord/domain";
import type { Comparison } from "./comparison.ts";
import { groupsOf } from "./groups.ts";
import { type SplitPieces, splitsByCode } from "./splits.ts";

/** The codings behind one count of a confusion matrix. */
export type ConfusionPlace = {
  /** Index of the comparison, that is of the document, in the list that the matrix was made from. */
  readonly comparison: number;
  readonly kind: "agreed" | Exclude<DisagreementKind, "confidence" | "split">;
  /** The first coder's and the second's; only one where the other coded nothing. */
  readonly codings: readonly CodingId[];
};

/** How often the first coder had one code where the second had another, or the same, or nothing. */
export type ConfusionEntry = {
  /** Row; `null` is the margin *nothing*: the first coder has no coding for the second's. */
  readonly first: CodeId | null;
  /** Column; `null` is the margin *nothing*. */
  readonly second: CodeId | null;
  readonly count: number;
  /** As many as the count. */
  readonly places: readonly ConfusionPlace[];
};

/** Two coders' codings, one against the other. */
export type ConfusionMatrix = {
  /** Row and column headings, by id: every code of an entry or a split. */
  readonly codes: readonly CodeId[];
  /** Entries that are not 0, by row, then column; the margins come last. */
  readonly entries: readonly ConfusionEntry[];
  /** By code, then coder. */
  readonly splits: readonly SplitPieces[];
};

/**
 * Crosses the codes of two coders over the passages that the comparison paired. Agreed and boundary pairs stand on the
 * diagonal, pairs of different codes off it, omissions in the margins. Codings of a code that the other did not look for
 * are left out.
 *
 * @param comparisons - of the same two coders in the same order, one for each document
 * @throws when the comparisons are not of the same two coders
 */
export function confusionMatrix(comparisons: readonly Comparison[]): ConfusionMatrix {
  const [one] = comparisons;
  const other = comparisons.find(({ coders }) => coders.some((coder, side) => coder !== one?.coders[side]));
  if (other) throw new Error(`comparisons of ${one?.coders.join(", ")} and of ${other.coders.join(", ")}`);

  const crossed = comparisons.flatMap(crossings);
  const byCodes = groupsOf(crossed, ({ first, second }) => JSON.stringify([first, second]));
  const entries = [...byCodes.values()].flatMap((same): ConfusionEntry[] => {
    const [entry] = same;
    if (!entry) return [];
    const { first, second } = entry;
    return [{ first, second, count: same.length, places: same.map(({ place }) => place) }];
  });
  const splits = splitsByCode(comparisons);
  const codes = new Set(entries.flatMap(({ first, second }) => [first, second]).filter((code) => code !== null));
  for (const { code } of splits) codes.add(code);
  return {
    codes: [...codes].sort(),
    entries: entries.sort((a, b) => compareCodes(a.first, b.first) || compareCodes(a.second, b.second)),
    splits,
  };
}

type Crossing = Pick<ConfusionEntry, "first" | "second"> & { readonly place: ConfusionPlace };

function crossings({ coders, agreed, disagreements }: Comparison, comparison: number): Crossing[] {
  const diagonal = agreed.map(
    ({ code, codings }): Crossing => ({ first: code, second: code, place: { comparison, kind: "agreed", codings } }),
  );
  const others = disagreements.flatMap(({ kind, sides }): Crossing[] => {
    if (kind === "confidence" || kind === "split") return [];
    const codeOf = (coder: UserId) => sides.find((side) => side.coder === coder)?.code ?? null;
    const codings = sides.flatMap((side) => side.codings);
    return [{ first: codeOf(coders[0]), second: codeOf(coders[1]), place: { comparison, kind, codings } }];
  });
  return [...diagonal, ...others];
}

/** By id, the margin after every code. */
function compareCodes(a: CodeId | null, b: CodeId | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
