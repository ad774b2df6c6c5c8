import { agreement, documents, installation, pathOf, projects, rounds } from "@concord/contracts";
import { openLayer } from "@concord/crdt";
import type { CodeId, CodingId, TextHash } from "@concord/domain";
import * as Y from "yjs";
import { enterRoom, type RoomVisit } from "./layer-room.ts";
import { normaliser } from "./normal-form.ts";
import type { Person, Study } from "./study.ts";

const READS = [
  installation.readSession,
  installation.readSetup,
  projects.listProjects,
  projects.readProject,
  projects.listMembers,
  projects.listInvitations,
  documents.listDocuments,
  documents.readDocument,
  documents.readCodebook,
  rounds.listRounds,
  rounds.readRound,
  rounds.readLayer,
  rounds.readComparison,
  rounds.listDrafts,
  rounds.readDrafts,
  agreement.readAgreement,
];

/** A document whose Yjs client id is not left to chance, so that two visits can be compared. */
function writingAs(clientId: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  return doc;
}

/** A coding as Bob makes it in every visit: nothing about it is left to chance. */
function bobsCoding(start: number, memo: string) {
  return {
    id: `00000000-0000-4000-8000-${String(start).padStart(12, "0")}` as CodingId,
    start,
    end: start + 9,
    code: "bcttv1/1.1" as CodeId,
    confidence: "certain" as const,
    memo,
    quote: "",
    before: "",
    after: "",
    textHash: "0".repeat(64) as TextHash,
    deviceTime: "2026-01-01T09:00:00.000Z",
  };
}

/**
 * One whole visit of Bob's to a study in which nothing is released, without a browser: he reads all there is to read,
 * tries what he may not, codes, leaves, comes back, and reads again.
 *
 * @returns everything he received, made comparable between installations, line by line
 */
export async function blindVisit(study: Study): Promise<string[]> {
  const { bob, alice, projectId, roundId, documents: texts } = study;
  const said: string[] = [];
  const normal = normaliser(study);
  const hear = (what: string, content: string) => said.push(`${normal(what)}: ${normal(content)}`);
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await bob.api.raw(method, path, body);
    hear(`${method} ${path}`, `${answer.status} ${answer.body}`);
  };
  const readEverything = async (documentId: string) => {
    const params = { projectId, roundId, documentId, userId: alice.id };
    for (const { path } of READS) await ask("get", pathOf(path, params));
    for (const query of ["unit=document&codes=used", "scope=round"])
      await ask("get", `${pathOf(agreement.readAgreement.path, params)}?${query}`);
    await ask("get", `/projects/${projectId}/rounds/${roundId}/documents/${documentId}/layers`);
    await ask("get", "/openapi.json");
    await ask("post", pathOf(projects.createInvitation.path, params), { roles: ["manage"] });
  };
  const hearFrames = (visit: RoomVisit) => {
    // Acknowledgements may be given one by one or together, so the last one of its kind stands for all.
    const last = new Map<number, string>();
    for (const frame of visit.frames) last.set(frame[0] ?? -1, Buffer.from(frame).toString("latin1"));
    for (const [kind, content] of last) hear(`frame ${kind}`, content);
  };

  for (const { id, revisionId } of texts) {
    await readEverything(id);
    const room = (person: Person) => `layer/${roundId}/${revisionId}/${person.id}`;
    const visit = await enterRoom(bob.api, room(bob), writingAs(77));
    if ("refused" in visit) throw new Error(`Bob could not enter his own room: ${visit.refused}`);
    const layer = openLayer(visit.doc, bob.id);
    layer.put(bobsCoding(10, "his first"));
    await visit.saved();
    layer.put(bobsCoding(40, "his second"));
    await visit.saved();
    await visit.leave();
    hearFrames(visit);
    const back = await enterRoom(bob.api, room(bob), writingAs(78));
    if ("refused" in back) throw new Error(`Bob could not come back to his room: ${back.refused}`);
    await back.leave();
    hearFrames(back);
    const other = await enterRoom(bob.api, room(alice));
    hear(
      "Alice's room",
      "refused" in other ? other.refused : `${other.frames.map((frame) => Buffer.from(frame).toString("latin1"))}`,
    );
    if (!("refused" in other)) await other.leave();
    await readEverything(id);
  }
  return said;
}
