import { rounds as contract } from "@concord/contracts";
import { openLayer, stateVectorOf } from "@concord/crdt";
import {
  type CodeId,
  type Coding,
  type CodingId,
  type DocumentId,
  type ProjectId,
  quoteOf,
  type RoundId,
  type TextHash,
} from "@concord/domain";
import { connectRoom } from "@concord/sync/client";
import { WebSocket } from "ws";
import * as Y from "yjs";
import type { Person } from "./person.ts";
import type { TestService } from "./service.ts";

export type Place = { readonly projectId: ProjectId; readonly roundId: RoundId; readonly documentId: DocumentId };

/** A coder with the document's layer open, as a browser has it. */
export async function codes(service: TestService, person: Person, place: Place) {
  const layer = await person.done(contract.readLayer, { params: place });
  if (!layer.room) throw new Error("the layer is not open");
  const doc = new Y.Doc();
  const connection = connectRoom({
    url: () => `${service.url.replace("http", "ws")}/sync/${layer.room}`,
    doc,
    WebSocketImpl: socketOf(service, person),
  });
  await connection.whenSynced();
  const content = openLayer(doc, person.id);
  return {
    room: layer.room,
    doc,
    connection,
    layer: content,
    /** Applies a code to some words of the text and waits until the server has it on disk. */
    async apply(
      text: string,
      textHash: TextHash,
      words: string,
      code: string,
      fields: Partial<Coding> = {},
    ): Promise<CodingId> {
      const start = text.indexOf(words);
      if (start < 0) throw new Error(`the text does not say: ${words}`);
      const id = crypto.randomUUID() as CodingId;
      const span = { start, end: start + words.length };
      content.put({
        id,
        ...span,
        ...quoteOf(text, span),
        code: code as CodeId,
        confidence: "certain",
        memo: "",
        textHash,
        deviceTime: new Date(0).toISOString(),
        ...fields,
      });
      await connection.whenSaved();
      return id;
    },
    submit: () =>
      person.call(contract.submitLayer, {
        params: place,
        body: { stateVector: Buffer.from(stateVectorOf(doc)).toString("base64") },
      }),
    leave: () => connection.destroy(),
  };
}

/** A socket class that sends a person's cookies, which a browser would do by itself. */
export function socketOf(service: TestService, person: Person, seen: (frame: Buffer) => void = () => {}) {
  return class extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie: person.cookie(), origin: service.url } });
      this.on("message", (frame) => seen(frame as Buffer));
    }
  };
}
