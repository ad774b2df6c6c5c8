import type { CodeId, CodingId, Confidence, DisagreementKind, Span, UserId } from "@concord/domain";
import { type Comparison, inDocumentOrder } from "./comparison.ts";
import { disjointSets } from "./disjoint-sets.ts";
import { groupsOf } from "./groups.ts";
import { cover, type MeasuredCoding, type MeasuredLayer } from "./measured-coding.ts";

/** `not_assessed`: the coder coded nothing there and looked for none of the passage's codes. */
export type PassageState = "coded" | "nothing" | "not_assessed";

export type PassageCoding = {
  readonly id: CodingId;
  readonly code: CodeId;
  readonly confidence: Confidence;
  readonly span: Span;
};

/** What one coder did in a passage. */
export type PassageSide = {
  readonly coder: UserId;
  readonly state: PassageState;
  /** In document order. */
  readonly codings: readonly PassageCoding[];
};

/** One disagreement of two coders about a passage. */
export type Difference = {
  readonly kind: DisagreementKind;
  readonly coders: readonly [UserId, UserId];
  /** The disagreement's id within the comparison of these two; an omission may have the same id in several. */
  readonly disagreement: string;
};

/** Codings of several coders that a pairing of any two of them links, directly or through others. */
export type Passage = {
  /** Stable for the same layers: made from the ids of the codings. */
  readonly id: string;
  /** Everything that the codings cover, in UTF-16 code units. */
  readonly span: Span;
  /** One for each coder, in the order of the layers. */
  readonly sides: readonly PassageSide[];
  /** In the order of the comparisons; empty when no two coders differ. */
  readonly differences: readonly Difference[];
  /** At least two coders coded it, and all who looked for its codes agree in every respect. */
  readonly unanimous: boolean;
};

/**
 * Draws together what the comparisons of all pairs say of the same codings.
 *
 * @param comparisons - of every pair of the layers
 */
export function passagesOf(layers: readonly MeasuredLayer[], comparisons: readonly Comparison[]): Passage[] {
  const codings = layers.flatMap((layer) => layer.codings);
  const byId = new Map<CodingId, MeasuredCoding>(codings.map((measured) => [measured.coding.id, measured]));
  const { join, rootOf } = disjointSets<MeasuredCoding>();
  const measuredOf = (id: CodingId): MeasuredCoding => {
    const measured = byId.get(id);
    if (!measured) throw new Error(`coding ${id} is compared, but stands in no layer`);
    return measured;
  };
  const link = ([first, ...others]: readonly CodingId[]) => {
    for (const other of others) join(measuredOf(first as CodingId), measuredOf(other));
  };
  for (const { agreed, disagreements } of comparisons) {
    for (const pair of agreed) link(pair.codings);
    for (const { sides } of disagreements) link(sides.flatMap((side) => side.codings));
  }

  const differences = differencesOf(comparisons, (id) => rootOf(measuredOf(id)));
  const passages = [...groupsOf(codings, rootOf)].map(([root, members]) =>
    passage(layers, members, differences.get(root) ?? []),
  );
  return inDocumentOrder(passages, ({ id }) => id);
}

function differencesOf(
  comparisons: readonly Comparison[],
  rootOf: (id: CodingId) => MeasuredCoding,
): ReadonlyMap<MeasuredCoding, readonly Difference[]> {
  const all = comparisons.flatMap(({ coders, disagreements }) =>
    disagreements.flatMap(({ id, kind, sides }) => {
      const [one] = sides.flatMap((side) => side.codings);
      return one === undefined ? [] : [{ root: rootOf(one), difference: { kind, coders, disagreement: id } }];
    }),
  );
  return new Map(
    [...groupsOf(all, ({ root }) => root)].map(([root, each]) => [root, each.map(({ difference }) => difference)]),
  );
}

function passage(
  layers: readonly MeasuredLayer[],
  members: readonly MeasuredCoding[],
  differences: readonly Difference[],
): Passage {
  const ids = members.map(({ id }) => id).sort();
  const codes = new Set(members.map(({ coding }) => coding.code));
  const byCoder = groupsOf(members, ({ coder }) => coder);
  const sides = layers.map(({ coder, looked }): PassageSide => {
    const own = (byCoder.get(coder) ?? []).map(({ coding: { id, code, confidence, start, end } }) => {
      return { id, code, confidence, span: { start, end } };
    });
    const state = own.length > 0 ? "coded" : [...codes].some((code) => looked.has(code)) ? "nothing" : "not_assessed";
    return { coder, state, codings: inDocumentOrder(own, ({ id }) => id) };
  });
  return {
    id: `passage:${ids.join("+")}`,
    span: cover(members),
    sides,
    differences,
    unanimous: differences.length === 0 && sides.filter(({ state }) => state === "coded").length >= 2,
  };
}
