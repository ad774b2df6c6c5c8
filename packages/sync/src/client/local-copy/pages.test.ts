import "fake-indexeddb/auto";
import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createSyncServer } from "../../server/index.ts";
import { memoryNetwork } from "../../testing/memory-network.ts";
import { memoryRoomStore } from "../../testing/memory-room-store.ts";
import { storedCodings } from "../../testing/scene.ts";
import { runs } from "../../testing/share.ts";
import { turns, untilEvent } from "../../testing/turns.ts";
import { connectRoom } from "../connect-room.ts";
import { localKey, openLocalStore } from "./index.ts";

const PAGES = [0, 1, 2];
type Step =
  | { readonly do: "open" | "close" | "edit"; readonly page: number }
  | { readonly do: "deliver"; readonly count: number }
  | { readonly do: "wait" | "cut" | "mend" | "wipe" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("open" as const), page: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("close" as const), page: fc.nat(2) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("edit" as const), page: fc.nat(2) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("deliver" as const), count: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("wait" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("cut" as const, "mend" as const, "wipe" as const) }) },
);

/** Failed once: what was added while other changes were being sealed was taken for written. */
const EDIT_WHILE_SEALING: Step[] = [
  { do: "open", page: 0 },
  { do: "edit", page: 0 },
  { do: "edit", page: 0 },
  { do: "wait" },
  { do: "wait" },
  { do: "wait" },
  { do: "edit", page: 0 },
];

/** One device with three tabs, on a network of our own that can be cut. */
async function aScene() {
  const kept = memoryRoomStore();
  const sync = createSyncServer({ store: kept, limits: { commitDelay: 0, tailUpdates: 10, tailShare: 0, stop: 1 } });
  let connected = true;
  const network = memoryNetwork(
    () => sync,
    (_url, connection) => ({
      room: "room",
      connectionId: `${connection}`,
      user: { id: "alice" },
      mode: "write",
      acks: true,
    }),
  );
  const device = await openLocalStore(randomUUID());
  const account = device.of("alice", await localKey(new Uint8Array(randomBytes(32))));
  let made = 0;
  const openPage = () => {
    const doc = new Y.Doc();
    const copy = account.room("room", "about");
    const connection = connectRoom({
      url: () => "ws://memory/alice",
      doc,
      copy,
      WebSocketImpl: network.SocketClass,
      backoff: () => 0,
    });
    return { doc, copy, connection, codings: doc.getMap("codings") };
  };
  type Page = ReturnType<typeof openPage>;
  const pages = new Map<number, Page>();
  const close = async (n: number) => {
    const page = pages.get(n);
    pages.delete(n);
    page?.connection.destroy();
    await page?.copy.close();
  };
  return {
    kept,
    network,
    device,
    account,
    pages,
    count: () => made,
    open: (n: number) => void (pages.has(n) || pages.set(n, openPage())),
    close,
    edit: (n: number) => void pages.get(n)?.codings.set(`${made}`, made++),
    connected: () => connected,
    connect: (on: boolean) => {
      connected = on;
      if (!on) network.cutAll();
    },
    end: async () => {
      for (const n of PAGES) await close(n);
      network.cutAll();
      await sync.stop();
      device.close();
    },
  };
}

describe("tabs of one person on one device", () => {
  it("[LOCAL-14] whatever is opened, closed, cut and wiped in whatever order, every change is stored once in the end, and saved is never said too early", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
        const scene = await aScene();
        const checkSaved = () => {
          const stored = storedCodings(scene.kept);
          for (const { connection, codings } of scene.pages.values())
            if (connection.getState().phase === "saved")
              for (const id of codings.keys()) expect(stored, `change ${id} shown as saved`).toHaveProperty(id);
        };
        for (const each of steps) {
          if (each.do === "open") scene.open(each.page);
          else if (each.do === "close") await scene.close(each.page);
          else if (each.do === "edit") scene.edit(each.page);
          else if (each.do === "deliver") scene.connected() && scene.network.deliver(each.count);
          else if (each.do === "cut") scene.connect(false);
          else if (each.do === "mend") scene.connect(true);
          else if (each.do === "wipe") await scene.device.signedOut();
          else await turns(3);
          checkSaved();
        }
        scene.connect(true);
        for (const n of PAGES) await scene.close(n);
        scene.open(0);
        const state = () => scene.pages.get(0)?.connection.getState();
        await untilEvent(() => {
          scene.network.deliver(1_000);
          return state()?.phase === "saved";
        });
        expect(state()).toMatchObject({ phase: "saved", unsaved: 0 });
        expect(Object.keys(storedCodings(scene.kept))).toHaveLength(scene.count());
        await scene.close(0);
        expect(await scene.device.unsentRooms("alice")).toEqual([]);
        await scene.end();
      }),
      { seed: 7, numRuns: runs(1_000, 0.1), examples: [[EDIT_WHILE_SEALING]] },
    );
  }, 600_000);

  it("[LOCAL-15] an own change that was refused is not shown as saved when what another page made is stored after it", async () => {
    const scene = await aScene();
    scene.open(0);
    const page = scene.pages.get(0);
    if (!page) throw new Error("the page is not open");
    const goOn = () => {
      scene.network.deliver(1_000);
      return page.connection.getState().phase;
    };
    const untilSaved = () => expect.poll(goOn).toBe("saved");
    /** What another page keeps, as this page finds it. */
    const keep = async (id: string, unsent: number) => {
      const doc = new Y.Doc();
      doc.getMap("codings").set(id, "of the other");
      const copy = scene.account.room("room", "about");
      copy.append(Y.encodeStateAsUpdate(doc), unsent);
      await copy.close();
      await page.copy.lookForOthers();
    };
    const deliver = (way: (() => void)[] | undefined) => {
      for (const arrive of way?.splice(0) ?? []) arrive();
    };
    await untilSaved();
    const [link] = scene.network.links();

    // Another process has it, from the other page; the process of this page has not heard of it yet, and refuses.
    await keep("base", 0);
    page.codings.set("base", "changed");
    deliver(link?.toServer);
    await keep("other", 1);
    deliver(link?.toServer);
    await expect.poll(() => storedCodings(scene.kept)).toEqual({ other: "of the other" });
    await turns(10);
    deliver(link?.toClient);
    await page.copy.lookForOthers();
    expect(page.connection.getState()).toMatchObject({ phase: "saving", unsaved: 2 });
    expect(await scene.device.unsentRooms("alice")).toEqual([{ room: "room", changes: 2 }]);

    await untilSaved();
    expect(storedCodings(scene.kept)).toEqual({ base: "changed", other: "of the other" });
    await scene.close(0);
    expect(await scene.device.unsentRooms("alice")).toEqual([]);
    await scene.end();
  });
});
