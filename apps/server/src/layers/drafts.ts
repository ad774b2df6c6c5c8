import { readCoding, readOwnCode } from "@concord/crdt";
import { audit, documents, lateDrafts, rounds } from "@concord/db";
import {
  type CodeId,
  type Coding,
  isReleased,
  isSpanWithin,
  type LateChange,
  type LateDraft,
  ok,
  type ProjectId,
  type RoundId,
  refused,
} from "@concord/domain";
import type { Actor, Deps } from "../deps.ts";
import { inTransaction, type Outcome } from "../http/refusal.ts";
import type { Place } from "./read.ts";

/** A device makes one draft a refusal; more than these are no accident. */
const MOST_DRAFTS = 20;

type Offered = {
  readonly id: string;
  readonly changes: readonly { readonly kind: LateChange["kind"]; readonly coding: { readonly id: string } }[];
  readonly ownCodes: readonly { readonly id: string; readonly label: string }[];
};

/**
 * Takes in what came too late for a submitted layer. The layer stays as it is; managers can look at the draft once the
 * document is released. Handing the same draft in again answers as the first time.
 */
export async function handInDraft(
  deps: Deps,
  actor: Actor,
  place: Place,
  offered: Offered,
): Promise<Outcome<{ handedInAt: string }>> {
  const { projectId, roundId, documentId } = place;
  return inTransaction(deps.db, async (tx) => {
    const document = await rounds.lockDocumentInRound(tx, roundId, documentId);
    const layers = (await rounds.layersOfDocument(tx, roundId, documentId)).map((row) => row.layer);
    const layer = layers.find((each) => each.coderId === actor.id);
    if (!document || !layer) return refused({ code: "not_found" });
    if (!layer.submittedAt) return refused({ code: "layer_open" });
    const { text } = await documents.readRevision(tx, document.revisionId);
    const read = readDraft(offered, text.length);
    if (!read.ok) return read;

    const at = deps.now();
    const known = await lateDrafts.lateDraft(tx, offered.id);
    if (known && known.layerId !== layer.id) return refused({ code: "not_found" });
    if (known) return ok({ handedInAt: known.handedInAt.toISOString() });
    if ((await lateDrafts.countLateDrafts(tx, layer.id)) >= MOST_DRAFTS) return refused({ code: "too_many_drafts" });
    const added = await lateDrafts.addLateDraft(tx, { id: offered.id, layerId: layer.id, at, content: read.value });
    // Somebody else's draft with this id was written a moment ago; ids of devices are random, so this was made up.
    if (!added) return refused({ code: "not_found" });
    await audit.appendAudit(tx, projectId, at, {
      actor: actor.id,
      action: "draft.handed_in",
      facts: { round: roundId, document: documentId, layer: layer.id, draft: offered.id },
    });
    return ok({ handedInAt: at.toISOString() });
  });
}

/** Reads every record as a layer's would be read; the contract knows the types, not the rules. */
function readDraft({ changes, ownCodes }: Offered, textLength: number): Outcome<LateDraft> {
  const places: { at: string; message: string }[] = [];
  const codings = changes.flatMap(({ kind, coding: { id, ...record } }, index) => {
    const read = readCoding(id, record);
    const fault =
      "fault" in read ? read.fault : isSpanWithin(read.value, textLength) ? undefined : "lies outside the text";
    if (fault) places.push({ at: `changes.${index}.coding`, message: fault });
    return "value" in read ? [{ kind, coding: read.value satisfies Coding }] : [];
  });
  const own = ownCodes.flatMap(({ id, ...record }, index) => {
    const read = readOwnCode(id, record);
    if ("fault" in read) places.push({ at: `ownCodes.${index}`, message: read.fault });
    return "value" in read ? [{ id: read.value.id as CodeId, label: read.value.label }] : [];
  });
  if (places.length > 0) return refused({ code: "invalid_request", facts: { places } });
  return ok({ changes: codings, ownCodes: own });
}

/** Where in a round late drafts wait for a manager. Documents that are not released are left out, whoever asks. */
export async function listDrafts({ db }: Pick<Deps, "db">, projectId: ProjectId, roundId: RoundId) {
  if (!(await rounds.readRound(db, projectId, roundId))) return refused({ code: "not_found" }) satisfies Outcome<never>;
  const stages = await rounds.documentsOfRounds(db, [roundId]);
  const released = new Set(stages.filter(({ stage }) => isReleased(stage)).map(({ documentId }) => documentId));
  const found = await lateDrafts.lateDraftsOfRound(db, roundId);
  return ok({ documents: found.filter(({ documentId }) => released.has(documentId)) });
}

/** The late drafts of a released document. */
export async function readDrafts({ db }: Pick<Deps, "db">, { projectId, roundId, documentId }: Place) {
  const found = await rounds.documentInRound(db, projectId, roundId, documentId);
  const named = (await rounds.documentsOfRounds(db, [roundId])).find((each) => each.documentId === documentId);
  if (!found || !named) return refused({ code: "not_found" }) satisfies Outcome<never>;
  const drafts = await lateDrafts.lateDraftsOfDocument(db, roundId, documentId);
  return ok({
    documentName: named.name,
    roundName: found.round.name,
    drafts: drafts.map(({ handedInAt, content, ...draft }) => ({
      ...draft,
      changes: [...content.changes],
      ownCodes: [...content.ownCodes],
      handedInAt: handedInAt.toISOString(),
    })),
  });
}
