import { createHash } from "node:crypto";
import { readLayer, roomName } from "@concord/crdt";
import { accounts, audit, documents, projects, type Queryable, rooms, rounds, submissions } from "@concord/db";
import { layerHash } from "../layers/layer-hash.ts";
import { readRoomLog } from "./room-log.ts";

/** Version of the summary below; two of different versions can not be compared. */
const SUMMARY_VERSION = 1;

export type ContentReport = {
  /** One sentence each, with ids and numbers only. */
  readonly faults: readonly string[];
  /** One line that is equal for equal content and differs where a single coding does. */
  readonly summary: string;
};

type Counts = {
  projects: number;
  documents: number;
  layers: number;
  submitted: number;
  codings: number;
  rooms: number;
};

/**
 * Reads everything there is, a project after the other, and checks what can be recomputed: audit chains, hashes of texts
 * and of submitted layers, the log of every room, the records of every open layer.
 *
 * @param db - one view of the database, so that nobody's edits come between
 */
export async function verifyContent(db: Queryable): Promise<ContentReport> {
  const faults: string[] = [];
  const counts: Counts = { projects: 0, documents: 0, layers: 0, submitted: 0, codings: 0, rooms: 0 };
  const hash = createHash("sha256");
  const note = (...facts: readonly unknown[]) => hash.update(`${JSON.stringify(facts)}\n`);

  note("content", SUMMARY_VERSION);
  for (const { id, email, administrator, closedAt } of await accounts.listUsers(db))
    note("user", id, email, administrator, closedAt);
  for (const project of await projects.listAll(db)) {
    counts.projects++;
    note("project", project.id, project.name, project.targetBehaviour);
    const events = await audit.listAudit(db, project.id);
    note("audit", events.length, events.at(-1)?.hash ?? null);
    const fault = await audit.verifyAudit(db, project.id);
    if (fault) faults.push(`Project ${project.id}: the audit does not hold at event ${fault.number} (${fault.fault}).`);
    await verifyDocuments(db, project, { note, faults, counts });
    await verifyLayers(db, project, { note, faults, counts });
  }
  for (const name of await rooms.listRoomNames(db)) {
    counts.rooms++;
    const { doc, fault } = readRoomLog((await rooms.readRoom(db, name)).updates);
    doc.destroy();
    if (fault) faults.push(`Room ${name}: ${fault}.`);
  }
  for (const name of await rooms.listRoomsWithHoles(db)) faults.push(`Room ${name}: updates are missing in its log.`);
  note("rooms", counts.rooms);
  const named = Object.entries(counts).map(([name, count]) => `${name}=${count}`);
  return { faults, summary: `content ${SUMMARY_VERSION}:${hash.digest("hex")} ${named.join(" ")}` };
}

type Progress = { note: (...facts: readonly unknown[]) => void; faults: string[]; counts: Counts };

async function verifyDocuments(db: Queryable, { id }: projects.Project, { note, faults, counts }: Progress) {
  const revisions = await documents.listRevisions(db, id);
  counts.documents += new Set(revisions.map((each) => each.documentId)).size;
  for (const { id: revision } of revisions) {
    const { text, textHash } = await documents.readRevision(db, revision);
    const found = documents.textHashOf(text);
    if (found !== textHash)
      faults.push(`Revision ${revision}: the text does not have the hash that it was stored with.`);
    const source = await documents.readSource(db, revision);
    note("revision", revision, found, source ? createHash("sha256").update(source.bytes).digest("hex") : null);
  }
}

async function verifyLayers(db: Queryable, project: projects.Project, { note, faults, counts }: Progress) {
  const ids = (await rounds.listRounds(db, project.id)).map((round) => round.id);
  const pinned = await rounds.documentsOfRounds(db, ids);
  for (const { layer } of await rounds.layersOfRounds(db, ids)) {
    const document = pinned.find((each) => each.roundId === layer.roundId && each.documentId === layer.documentId);
    if (!document) continue;
    counts.layers++;
    const { textHash } = await documents.readRevision(db, document.revisionId);
    const { codebookVersion } = layer;
    if (layer.submittedAt) {
      counts.submitted++;
      const content = await submissions.frozenLayer(db, layer);
      counts.codings += content.codings.length;
      const found = layerHash({ textHash, codebookVersion, ...content });
      note("submitted", layer.id, document.stage, found);
      if (found !== layer.hash)
        faults.push(`Layer ${layer.id}: the frozen codings do not have the hash of their submission.`);
      continue;
    }
    const room = roomName({
      kind: "layer",
      round: layer.roundId,
      revision: document.revisionId,
      coder: layer.coderId,
    });
    const { doc } = readRoomLog((await rooms.readRoom(db, room)).updates);
    const { codings, ownCodes, setAside } = readLayer(doc, layer.coderId);
    doc.destroy();
    counts.codings += codings.length;
    note(
      "open",
      layer.id,
      document.stage,
      layerHash({ textHash, codebookVersion, codings, ownCodes }),
      setAside.length,
    );
    if (setAside.length > 0)
      faults.push(
        `Layer ${layer.id}: ${setAside.length} records can not be read (${setAside[0]?.map}: ${setAside[0]?.fault}); their coder sees them.`,
      );
  }
}
