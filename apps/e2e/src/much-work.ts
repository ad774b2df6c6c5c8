import { randomUUID } from "node:crypto";
import { documents } from "@concord/contracts";
import { openLayer } from "@concord/crdt";
import { type CodeId, type CodingId, quoteOf, type TextHash } from "@concord/domain";
import { enterRoom } from "./layer-room.ts";
import type { Person, Study } from "./study.ts";

/** Words that stand in a coder's work and nowhere else. */
export type Canaries = readonly string[];

/**
 * Codes every document of a study with many codings, memos and own codes, without a browser, and leaves the room open
 * behind it when asked to.
 *
 * @returns everything that tells of this work: ids, memos, names of own codes
 */
export async function muchWork(study: Study, person: Person, { codings = 40 } = {}): Promise<Canaries> {
  const canaries: string[] = [];
  for (const { id: documentId, revisionId } of study.documents) {
    const params = { projectId: study.projectId, documentId };
    const { text, textHash } = await person.api.call(documents.readDocument, { params });
    const visit = await enterRoom(person.api, `layer/${study.roundId}/${revisionId}/${person.id}`);
    if ("refused" in visit) throw new Error(`${person.name} could not enter: ${visit.refused}`);
    const layer = openLayer(visit.doc, person.id);
    const ownCode = `own/${randomUUID()}` as CodeId;
    const label = `canary code ${randomUUID().slice(0, 8)}`;
    layer.addOwnCode(ownCode, label);
    canaries.push(ownCode, label);
    const step = Math.max(1, Math.floor((text.length - 40) / codings));
    for (let number = 0; number < codings; number++) {
      const span = { start: number * step, end: number * step + 30 };
      const id = randomUUID() as CodingId;
      const memo = `canary memo ${id.slice(0, 8)} of ${person.name}`;
      const code = number % 5 === 0 ? ownCode : (`bcttv1/1.${(number % 9) + 1}` as CodeId);
      layer.put({
        ...{ id, ...span, code, confidence: "certain", memo, ...quoteOf(text, span) },
        textHash: textHash as TextHash,
        deviceTime: new Date().toISOString(),
      });
      canaries.push(id, memo);
    }
    await visit.saved();
    await visit.leave();
  }
  return canaries;
}
