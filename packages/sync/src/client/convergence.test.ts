import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createSyncServer, type RoomStore } from "../server/index.ts";
import { memoryNetwork } from "../testing/memory-network.ts";
import { memoryRoomStore } from "../testing/memory-room-store.ts";
import { storedCodings } from "../testing/scene.ts";
import { runs } from "../testing/share.ts";
import { turns } from "../testing/turns.ts";
import { connectRoom } from "./connect-room.ts";

type Step =
  | { readonly do: "edit" | "remove" | "cut"; readonly client: number }
  | { readonly do: "deliver"; readonly count: number }
  | { readonly do: "wait" | "kill" | "fail" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("edit" as const), client: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("remove" as const), client: fc.nat(2) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("deliver" as const), count: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("wait" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("cut" as const), client: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("kill" as const, "fail" as const) }) },
);

/** Three clients of one room on a network of our own, with a server that can be killed and a store that can fail. */
function aScene() {
  const kept = memoryRoomStore();
  let failing = false;
  const startServer = () => {
    const life = { over: false };
    const alive = <T>(run: () => Promise<T>): Promise<T> => (life.over ? new Promise(() => undefined) : run());
    const store: RoomStore = {
      load: (room) => alive(() => kept.load(room)),
      append: (batch) => alive(() => (failing ? Promise.reject(new Error("no disk")) : kept.append(batch))),
      compact: (...snapshot) => alive(() => kept.compact(...snapshot)),
    };
    const limits = { commitDelay: 0, retryDelay: 1, retryDelayAtMost: 2, tailUpdates: 10, tailShare: 0, stop: 1 };
    return { life, sync: createSyncServer({ store, limits }) };
  };
  let server = startServer();
  const network = memoryNetwork(
    () => server.sync,
    (url, connection) => ({
      room: "room",
      connectionId: `${connection}`,
      user: { id: url },
      mode: "write",
      acks: true,
    }),
  );
  const clients = [0, 1, 2].map((n) => {
    const doc = new Y.Doc();
    doc.clientID = n + 1;
    const connection = connectRoom({
      url: () => `ws://memory/${n}`,
      doc,
      WebSocketImpl: network.SocketClass,
      backoff: () => 0,
    });
    // Set and taken out again in turn, so that some updates are deletions only.
    const scratch = doc.getMap("scratch");
    const toggle = () => (scratch.has("mark") ? scratch.delete("mark") : scratch.set("mark", n));
    return { n, doc, codings: doc.getMap("codings"), scratch, toggle, connection, made: 0 };
  });
  return {
    kept,
    network,
    clients,
    setFailing: (on: boolean) => {
      failing = on;
    },
    /** The process is gone: nothing it had in memory counts, what it gave to the store does. */
    kill: () => {
      server.life.over = true;
      network.cutAll();
      const former = server;
      server = startServer();
      return former.sync.stop();
    },
    end: async () => {
      for (const { connection } of clients) connection.destroy();
      network.cutAll();
      await server.sync.stop();
    },
  };
}

describe("clients and server together", () => {
  it("[SYNC-1] through cuts, kills and a failing store, what was shown as saved is stored, and in the end all are equal", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 80 }), async (steps) => {
        const { kept, network, clients, setFailing, kill, end } = aScene();
        const checkSaved = () => {
          const stored = storedCodings(kept);
          for (const { n, made, connection } of clients)
            for (let edit = 1; edit <= made - connection.getState().unsaved; edit++)
              expect(stored[`${n}/${edit}`], `client ${n}, edit ${edit}`).toBe(edit);
        };
        const kills: Promise<void>[] = [];
        for (const each of steps) {
          const client = "client" in each ? clients[each.client] : undefined;
          if (each.do === "edit" && client) client.codings.set(`${client.n}/${++client.made}`, client.made);
          else if (each.do === "remove" && client) client.toggle();
          else if (each.do === "deliver") network.deliver(each.count);
          else if (each.do === "cut" && client)
            network
              .links()
              .find(({ url }) => url.includes(`/${client.n}`))
              ?.cut();
          else if (each.do === "kill") kills.push(kill());
          else if (each.do === "fail") setFailing(true);
          else if (each.do === "wait") await turns(3);
          checkSaved();
        }
        setFailing(false);
        const settled = () => clients.every(({ connection }) => connection.getState().phase === "saved");
        for (let round = 0; round < 1_000 && !(settled() && network.deliver(1) === 0); round++) {
          network.deliver(1_000);
          await new Promise((resolve) => setTimeout(resolve, 0));
        }
        expect(clients.map(({ connection }) => connection.getState())).toMatchObject(
          clients.map(() => ({ phase: "saved", unsaved: 0 })),
        );
        checkSaved();
        const stored = storedCodings(kept);
        for (const { codings, scratch, doc } of clients) {
          expect(codings.toJSON()).toEqual(stored);
          expect(scratch.toJSON()).toEqual(clients[0]?.scratch.toJSON());
          expect(doc.store.pendingStructs).toBeNull();
        }
        expect(Object.keys(stored)).toHaveLength(clients.reduce((sum, { made }) => sum + made, 0));
        await end();
        await Promise.all(kills);
      }),
      { seed: 42, numRuns: runs(2_000, 0.03) },
    );
  }, 600_000);
});
