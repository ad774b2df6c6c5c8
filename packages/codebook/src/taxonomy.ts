import type { Code, CodeId, CodeOrigin } from "@concord/domain";

export type TaxonomyEntry = Pick<Code, "number" | "label" | "definition" | "example">;
export type TaxonomyGroup = {
  readonly number: string;
  readonly label: string;
  readonly entries: readonly TaxonomyEntry[];
};

/**
 * Codes from entries by group.
 *
 * @param namespace - first part of the ids: `bcttv1` gives `bcttv1/10.10`
 */
export function codesOf(namespace: string, origin: CodeOrigin, groups: readonly TaxonomyGroup[]): readonly Code[] {
  return groups.flatMap(({ number, label, entries }) =>
    entries.map((entry) => ({
      id: `${namespace}/${entry.number}` as CodeId,
      ...entry,
      group: { number, label },
      origin,
    })),
  );
}
