import { docFromUpdates, holdsAll, type LayerContent, readLayer, roomName } from "@concord/crdt";
import { audit, documents, projects, rooms, rounds, submissions } from "@concord/db";
import {
  type Code,
  type Coding,
  isSpanWithin,
  ok,
  quoteOf,
  refused,
  type Stage,
  stageAfterSubmission,
} from "@concord/domain";
import type { Actor, Deps } from "../deps.ts";
import { inTransaction, type Outcome } from "../http/refusal.ts";
import { layerHash } from "./layer-hash.ts";
import { type Place, presentSubmission } from "./read.ts";

type Wish = { readonly stateVector: Uint8Array; readonly leaveOutUnreadable: boolean };
type Submitted = { submission: Awaited<ReturnType<typeof presentSubmission>>; stage: Stage };

/**
 * Closes a layer for good. One transaction closes the room (a fence: no process can append afterwards), reads what
 * is durable, checks that it is all that the client has, freezes rows and hash, moves the stage, and writes the audit.
 * When anything is refused, the room is as open as before.
 */
export async function submitLayer(deps: Deps, actor: Actor, place: Place, wish: Wish): Promise<Outcome<Submitted>> {
  const { projectId, roundId, documentId } = place;
  const found = await rounds.documentInRound(deps.db, projectId, roundId, documentId);
  if (!found) return refused({ code: "not_found" });
  const room = roomName({ kind: "layer", round: roundId, revision: found.document.revisionId, coder: actor.id });
  if (!isStateVector(wish.stateVector)) {
    const places = [{ at: "stateVector", message: "this is not a state vector of Yjs" }];
    return refused({ code: "invalid_request", facts: { places } });
  }
  await deps.doors.flush(room);

  const outcome = await inTransaction<Submitted>(deps.db, async (tx) => {
    const document = await rounds.lockDocumentInRound(tx, roundId, documentId);
    const layers = (await rounds.layersOfDocument(tx, roundId, documentId)).map((row) => row.layer);
    const layer = layers.find((each) => each.coderId === actor.id);
    if (!document || !layer) return refused({ code: "not_found" });
    const at = deps.now();
    if (layer.submittedAt || !(await rooms.closeRoom(tx, room, at))) return refused({ code: "layer_submitted" });

    const doc = docFromUpdates((await rooms.readRoom(tx, room)).updates);
    const durable = holdsAll(doc, wish.stateVector);
    const read = readLayer(doc, actor.id);
    doc.destroy();
    if (!durable) return refused({ code: "not_saved_yet" });
    const text = await documents.readRevision(tx, document.revisionId);
    const codes = await projects.codesOf(tx, found.round.codebookId, layer.codebookVersion);
    const content = setAsideMisfits(read, text.text, text.textHash, codes);
    if (content.setAside.length > 0 && !wish.leaveOutUnreadable)
      return refused({ code: "records_unreadable", facts: { records: content.setAside } });

    const { codings, ownCodes } = content;
    const hash = layerHash({ textHash: text.textHash, codebookVersion: layer.codebookVersion, codings, ownCodes });
    await submissions.freezeLayer(tx, {
      layerId: layer.id,
      at,
      hash,
      leftOutUnreadable: content.setAside.length > 0,
      codings,
      ownCodes,
    });
    const submitted = layers.filter((each) => each.submittedAt).length + 1;
    const stage = stageAfterSubmission(document.stage, layers.length, submitted);
    if (stage !== document.stage) await rounds.setStage(tx, roundId, documentId, stage, at);
    await audit.appendAudit(tx, projectId, at, {
      actor: actor.id,
      action: "layer.submitted",
      facts: { round: roundId, document: documentId, layer: layer.id, hash, stage, setAside: content.setAside.length },
    });
    return ok({ submission: await presentSubmission(tx, { ...layer, submittedAt: at, hash }), stage });
  });
  if (outcome.ok) await deps.doors.closeRoom(room);
  return outcome;
}

/** Records that can be read and yet do not fit the document: damage, or a client that does not play by the rules. */
function setAsideMisfits(content: LayerContent, text: string, textHash: string, codes: readonly Code[]): LayerContent {
  const known = new Set<string>([...codes, ...content.ownCodes].map((code) => code.id));
  const faultOf = (coding: Coding): string | undefined => {
    if (!isSpanWithin(coding, text.length)) return "lies outside the text";
    const { quote, before, after } = quoteOf(text, coding);
    if (coding.textHash !== textHash || coding.quote !== quote || coding.before !== before || coding.after !== after)
      return "was made on another text";
    return known.has(coding.code) ? undefined : "has a code that is not in the codebook";
  };
  const faults = content.codings.flatMap((coding) => {
    const fault = faultOf(coding);
    return fault ? [{ map: "codings" as const, id: coding.id as string, fault }] : [];
  });
  const misfits = new Set(faults.map((each) => each.id));
  return {
    codings: content.codings.filter((coding) => !misfits.has(coding.id)),
    ownCodes: content.ownCodes,
    setAside: [...content.setAside, ...faults],
  };
}

/** The bytes come from outside; a state vector is pairs of numbers, and decoding anything else throws. */
function isStateVector(bytes: Uint8Array): boolean {
  try {
    holdsAll(docFromUpdates([]), bytes);
    return true;
  } catch {
    return false;
  }
}
