import type { OwnCode } from "./codes.ts";
import type { Coding } from "./codings.ts";

/** What a coder did to a coding after the layer was closed: it reached no layer, and is kept as a draft. */
export type LateChange = { readonly kind: "added" | "changed" | "removed"; readonly coding: Coding };

/** Codings that came too late for their layer, for the coder to export or to hand to a manager. */
export type LateDraft = {
  readonly changes: readonly LateChange[];
  readonly ownCodes: readonly Omit<OwnCode, "createdBy">[];
};

/**
 * How a coder's own record differs from what the server has of it.
 *
 * @param stored - the layer as the server has it
 * @param own - the layer as it is on the coder's device
 * @returns the changes in document order; of a changed coding its latest state, of a removed one the stored state
 */
export function lateChanges(stored: readonly Coding[], own: readonly Coding[]): LateChange[] {
  const before = new Map(stored.map((coding) => [coding.id, coding]));
  const now = new Set(own.map(({ id }) => id));
  const changes: LateChange[] = [];
  for (const coding of own) {
    const former = before.get(coding.id);
    if (!former) changes.push({ kind: "added", coding });
    else if (!sameCoding(former, coding)) changes.push({ kind: "changed", coding });
  }
  for (const coding of stored) if (!now.has(coding.id)) changes.push({ kind: "removed", coding });
  return changes.sort(inDocumentOrder);
}

/**
 * One draft out of two of the same layer: codings of the former that the later one does not have may be nowhere else.
 *
 * @returns the changes in document order; of a coding, or an own code, that both have, what the later one says
 */
export function joinDrafts(former: LateDraft, later: LateDraft): LateDraft {
  const changed = new Set(later.changes.map(({ coding }) => coding.id));
  const named = new Set(later.ownCodes.map(({ id }) => id));
  const changes = [...former.changes.filter(({ coding }) => !changed.has(coding.id)), ...later.changes];
  return {
    changes: changes.sort(inDocumentOrder),
    ownCodes: [...former.ownCodes.filter(({ id }) => !named.has(id)), ...later.ownCodes],
  };
}

function inDocumentOrder({ coding: a }: LateChange, { coding: b }: LateChange): number {
  return a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1);
}

const FIELDS = [
  "start",
  "end",
  "code",
  "confidence",
  "memo",
  "targetBehaviour",
  "stance",
  "arm",
  "exemplar",
] as const satisfies readonly (keyof Coding)[];

/** Fields that follow from these, or tell when and where, make no difference. */
function sameCoding(a: Coding, b: Coding): boolean {
  return FIELDS.every((field) => a[field] === b[field]);
}
