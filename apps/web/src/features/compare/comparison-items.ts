import {
  bySpan,
  type CodeId,
  type Coding,
  type CodingId,
  type DisagreementKind,
  type Span,
  type UserId,
} from "@concord/domain";

/** A coder whose submitted layer is compared. */
export type ComparedLayer = { readonly coderId: UserId; readonly name: string; readonly codings: readonly Coding[] };

/** What is to be looked at: a disagreement, an agreement, or a coding that has no counterpart to be compared with. */
export type ItemKind = DisagreementKind | "agreed" | "not_assessed";

export type ItemSide = { readonly coder: UserId; readonly codings: readonly Coding[] };

/** One line of the list, with both sides: a side without codings did not code the passage. */
export type ComparisonItem = {
  readonly id: string;
  readonly kind: ItemKind;
  readonly span: Span;
  readonly sides: readonly ItemSide[];
  /** Codes concerned, one for each coder that has one. */
  readonly codes: readonly CodeId[];
  /** Share of the common part in the union of the spans, in [0, 1]. */
  readonly overlap?: number;
  /** Id of the boundary that this stands beside. */
  readonly beside?: string;
};

export type ComparisonFacts = {
  readonly layers: readonly ComparedLayer[];
  readonly agreed: readonly { readonly codings: readonly CodingId[]; readonly span: Span }[];
  readonly disagreements: readonly {
    readonly id: string;
    readonly kind: DisagreementKind;
    readonly span: Span;
    readonly sides: readonly { readonly coder: UserId; readonly codings: readonly CodingId[]; readonly code: CodeId }[];
    readonly overlap?: number | undefined;
    readonly beside?: string | undefined;
  }[];
  readonly notAssessed: readonly { readonly coder: UserId; readonly coding: CodingId }[];
};

/** Everything that can be looked at, in document order, each item with its codings. */
export function comparisonItems({ layers, agreed, disagreements, notAssessed }: ComparisonFacts): ComparisonItem[] {
  const known = new Map(
    layers.flatMap(({ coderId, codings }) => codings.map((coding) => [coding.id, { coding, coderId }] as const)),
  );
  const sidesOf = (ids: readonly CodingId[]): ItemSide[] =>
    layers.map(({ coderId }) => ({
      coder: coderId,
      codings: ids.flatMap((id) => {
        const found = known.get(id);
        return found?.coderId === coderId ? [found.coding] : [];
      }),
    }));
  const item = (id: string, kind: ItemKind, span: Span, ids: readonly CodingId[]): ComparisonItem => {
    const sides = sidesOf(ids);
    return { id, kind, span, sides, codes: sides.flatMap(({ codings }) => codings[0]?.code ?? []) };
  };
  const items = [
    ...disagreements.map(({ id, kind, span, sides, overlap, beside }) => ({
      ...item(
        id,
        kind,
        span,
        sides.flatMap(({ codings }) => codings),
      ),
      ...(overlap !== undefined && { overlap }),
      ...(beside !== undefined && { beside }),
    })),
    ...agreed.map(({ codings, span }) => item(`agreed/${codings.join("/")}`, "agreed", span, codings)),
    ...notAssessed.flatMap(({ coding }) => {
      const found = known.get(coding)?.coding;
      return found ? [item(`not-assessed/${coding}`, "not_assessed", found, [coding])] : [];
    }),
  ];
  return items.sort((a, b) => bySpan(a.span, b.span) || (a.id < b.id ? -1 : 1));
}

/** What the list shows. `all` means all disagreements: what is agreed is shown when it is asked for. */
export type ItemFilter = "all" | ItemKind;

export function filtered(items: readonly ComparisonItem[], filter: ItemFilter): ComparisonItem[] {
  if (filter !== "all") return items.filter(({ kind }) => kind === filter);
  return items.filter(({ kind }) => kind !== "agreed" && kind !== "not_assessed");
}

export function countsOf(items: readonly ComparisonItem[]): ReadonlyMap<ItemFilter, number> {
  const counts = new Map<ItemFilter, number>([["all", filtered(items, "all").length]]);
  for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** The one after the chosen, or before it; stays at the ends. */
export function neighbour(
  items: readonly ComparisonItem[],
  chosen: string | undefined,
  direction: 1 | -1,
): ComparisonItem | undefined {
  const place = items.findIndex(({ id }) => id === chosen);
  if (place < 0) return direction === 1 ? items[0] : items.at(-1);
  return items[Math.min(items.length - 1, Math.max(0, place + direction))];
}

/** The item a coding belongs to; a disagreement goes before anything else. */
export function itemOf(items: readonly ComparisonItem[], coding: string): ComparisonItem | undefined {
  return items.find(({ sides }) => sides.some(({ codings }) => codings.some(({ id }) => id === coding)));
}

/** Who coded, when only one did; `undefined` when several or nobody did. */
export function onlyCoder({ sides }: ComparisonItem): UserId | undefined {
  const coded = sides.filter(({ codings }) => codings.length > 0);
  return coded.length === 1 ? coded[0]?.coder : undefined;
}
