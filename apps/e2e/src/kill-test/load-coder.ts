import { randomUUID } from "node:crypto";
import { once, setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { documents } from "@concord/contracts";
import { openLayer } from "@concord/crdt";
import { type CodeId, type CodingId, type DocumentId, quoteOf, type RevisionId, type TextHash } from "@concord/domain";
import * as Y from "yjs";
import type { Person, Study } from "../study.ts";
import type { ConnectClient } from "./clients.ts";

const LARGEST_BURST = 5;
/** Between bursts: fast for a person, within what the server takes from one. */
const PACE_MS = 50;

/** A coder who codes without a pause, connected or not, and notes what was acknowledged. */
export type LoadCoder = {
  readonly person: Person;
  readonly room: string;
  /** Edits that the server said were on its disk. */
  readonly acknowledged: ReadonlySet<CodingId>;
  untilAcknowledged(count: number): Promise<void>;
  /** Makes no more edits, and waits until the last one is acknowledged. */
  stop(): Promise<void>;
};

export async function startLoad(
  study: Study,
  person: Person,
  { id: documentId, revisionId }: { readonly id: DocumentId; readonly revisionId: RevisionId },
  connect: ConnectClient,
): Promise<LoadCoder> {
  const params = { projectId: study.projectId, documentId };
  const { text, textHash } = await person.api.call(documents.readDocument, { params });
  const room = `layer/${study.roundId}/${revisionId}/${person.id}`;
  const doc = new Y.Doc();
  const layer = openLayer(doc, person.id);
  const acknowledged = new Set<CodingId>();
  const progress = new EventTarget();
  // Whoever waits for the first of several coders leaves its listeners with the others until they go on.
  setMaxListeners(0, progress);
  let going = true;
  let made = 0;

  const nextCoding = () => {
    const start = (made++ * 7) % (text.length - 20);
    const span = { start, end: start + 20 };
    const id = randomUUID() as CodingId;
    layer.put({
      ...{ id, ...span, ...quoteOf(text, span), textHash: textHash as TextHash },
      ...{ code: `bcttv1/1.${(made % 9) + 1}` as CodeId, confidence: "certain", memo: `edit ${made}` },
      deviceTime: new Date().toISOString(),
    });
    return id;
  };
  const client = connect(person.api, room, doc);
  const working = (async () => {
    while (going) {
      const burst = Array.from({ length: (made % LARGEST_BURST) + 1 }, nextCoding);
      await client.saved();
      for (const id of burst) acknowledged.add(id);
      progress.dispatchEvent(new Event("acknowledged"));
      await pause(PACE_MS);
    }
    client.leave();
  })();

  return {
    person,
    room,
    acknowledged,
    untilAcknowledged: async (count) => {
      while (acknowledged.size < count) await once(progress, "acknowledged");
    },
    stop: async () => {
      going = false;
      await working;
    },
  };
}
