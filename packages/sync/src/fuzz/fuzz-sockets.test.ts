import fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import type { ProcessesListener } from "../server/index.ts";
import { aBareClient, aServer, ourClient, storedCodings, untilDoc } from "../testing/scene.ts";
import { runs } from "../testing/share.ts";
import { isWellFormed } from "./attacked-server.ts";
import { frameOf, hostileFrame } from "./hostile-frame.ts";

const LONG = 3_600_000;

/** A frame, or text, which the protocol does not know. */
const sent = fc.oneof({ weight: 20, arbitrary: hostileFrame }, { weight: 1, arbitrary: fc.string({ maxLength: 30 }) });

it(
  "[FUZZ-3] over real sockets, whatever a member sends, the process lives, honest people go on, and who sent junk is closed",
  async () => {
    const server = await aServer({ limits: { requestsPerSecond: 1_000 } });
    const pairs = ["room", "other"].map((room) => [
      ourClient(server, { room }),
      ourClient(server, { room, user: "bob" }),
    ]);
    let turn = 0;
    const goOn = async () => {
      turn++;
      for (const pair of pairs) {
        for (const [n, { codings }] of pair.entries()) codings.set(`honest ${n}`, turn);
        for (const { codings, doc, connection } of pair) {
          await untilDoc(doc, () => pair.every((_, n) => codings.get(`honest ${n}`) === turn));
          await connection.whenSaved();
        }
      }
    };
    await goOn();
    const clocks = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(sent, { minLength: 5, maxLength: 25 }), fc.boolean(), async (frames, reads) => {
        const attacker = await aBareClient(server, { user: "mallory", mode: reads ? "read" : "write" });
        let junk = false;
        for (const each of frames) {
          const frame = typeof each === "string" ? each : frameOf(each, clocks);
          junk ||= typeof frame === "string" || !isWellFormed(frame);
          attacker.send(frame);
        }
        await goOn();
        if (junk) expect(await attacker.closed).toBeGreaterThan(1005);
        attacker.socket.terminate();
        await attacker.closed;
      }),
      { seed: 300, numRuns: runs(700, 0.03) },
    );
    await goOn();
    expect(server.sync.stats()).toMatchObject({ rooms: 2, connections: 4, unstoredUpdates: 0 });
    expect(storedCodings(server.store, "other")).toEqual(pairs[1]?.[0]?.codings.toJSON());
    const stored = new Y.Doc();
    for (const update of server.store.updates("room")) Y.applyUpdate(stored, update);
    expect(stored.store.pendingStructs ?? stored.store.pendingDs).toBeNull();
    expect(stored.getMap("codings").get("honest 0")).toBe(turn);
  },
  LONG,
);

it(
  "[FUZZ-4] whatever other processes seem to say, this one goes on and shows only what is stored",
  async () => {
    let listener: ProcessesListener | undefined;
    const server = await aServer({
      processes: {
        tell: () => undefined,
        whisper: () => undefined,
        listen: (given) => {
          listener = given;
        },
      },
      limits: { gapPatience: 1 },
    });
    const alice = ourClient(server);
    alice.codings.set("a", 0);
    await alice.connection.whenSaved();
    let edits = 0;
    const said = fc.record({
      what: fc.constantFrom("stored" as const, "whispered" as const, "missed" as const),
      firstSeq: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constantFrom(0, -1, 2 ** 40)),
      bytes: fc.uint8Array({ maxLength: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 20 }), async (all) => {
        for (const { what, firstSeq, bytes } of all) {
          if (what === "stored") listener?.stored({ room: "room", firstSeq, updates: [bytes] });
          if (what === "whispered") listener?.whispered("room", "p1", bytes);
          if (what === "missed") listener?.missed();
        }
        alice.codings.set("a", ++edits);
        await alice.connection.whenSaved();
      }),
      { seed: 400, numRuns: runs(1_000, 0.1) },
    );
    const late = ourClient(server, { user: "late" });
    await untilDoc(late.doc, () => late.codings.get("a") === edits);
    expect(late.codings.toJSON()).toEqual(storedCodings(server.store));
  },
  LONG,
);
