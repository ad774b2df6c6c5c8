import {
  documents as documentContract,
  installation,
  projects as projectContract,
  rounds as roundContract,
} from "@concord/contracts";
import { readLayer, stateVectorOf } from "@concord/crdt";
import { openDatabase } from "@concord/db";
import type { TestDatabase } from "@concord/db/testing";
import type { TextHash } from "@concord/domain";
import { CloseCode } from "@concord/sync/protocol";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { user as userVerb } from "../../administration/verbs.ts";
import { renewSetupLink } from "../../setup-link.ts";
import {
  aPerson,
  aRound,
  aStudy,
  aVisitor,
  codes,
  joins,
  type Person,
  type Place,
  socketOf,
  startTestService,
  type TestService,
} from "../../testing/index.ts";
import { startRedis, type TestRedis } from "../../testing/redis-server.ts";
import { installationPrefix } from "./installation-prefix.ts";
import { openRedisLink } from "./redis-link.ts";

let redis: TestRedis;
let here: TestService;
let there: TestService;
let alice: Person;
beforeAll(async () => {
  redis = await startRedis();
  here = await startTestService({ redisUrl: redis.url });
  there = await startTestService({ redisUrl: redis.url, database: openAgain(here) });
  alice = await aPerson(here, "Alice", true);
});
afterAll(async () => {
  await there.stop();
  await here.stop();
  await redis.stop();
});

/** Another process' connections to the same database, which it closes when it stops. */
function openAgain({ database: { url } }: TestService): TestDatabase {
  return { ...openDatabase(url), url };
}

/** The same person, with the same cookies, as the other process sees them. */
const at = (service: TestService, person: Person) =>
  aVisitor(service, { id: person.id, name: person.name, cookie: person.cookie() });
const until = (holds: () => unknown) =>
  vi.waitFor(() => expect(holds()).toBeTruthy(), { timeout: 30_000, interval: 5 });

/** An open round of Alice and somebody new, both of whom can read everything. */
async function anOpenRound(name: string) {
  const bea = await aPerson(here, name);
  const { projectId, documentIds } = await aStudy(alice);
  await joins(here, projectId, bea, ["code"]);
  const documentId = documentIds[0];
  if (!documentId) throw new Error("the study has no document");
  const place: Place = {
    projectId,
    documentId,
    roundId: await aRound(alice, projectId, documentId, [alice, bea], "open"),
  };
  const { text, textHash } = await alice.done(documentContract.readDocument, { params: place });
  return { bea, place, text, textHash: textHash as TextHash };
}

/** Somebody who watches a room with a bare socket, and what comes over it. */
async function watches(service: TestService, person: Person, room: string) {
  const socket = new WebSocket(`${service.url.replace("http", "ws")}/sync/${room}`, {
    headers: { cookie: person.cookie(), origin: service.url },
  });
  const frames: Buffer[] = [];
  socket.on("message", (frame: Buffer) => frames.push(frame));
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  await new Promise((resolve, reject) => socket.on("open", resolve).on("error", reject));
  socket.send(Uint8Array.of(0, 0, 1, 0));
  // The answer to step 1: from now on everything is relayed.
  await until(() => frames.some((frame) => frame[0] === 0 && frame[1] === 1));
  return { closed, has: (word: string) => frames.some((frame) => frame.includes(word)), socket };
}

/** Lets no process write to a room until it is released. */
async function holdsTheRoom(room: string): Promise<() => Promise<void>> {
  const client = await here.database.pool.connect();
  await client.query("begin");
  await client.query("select name from rooms where name = $1 for update", [room]);
  return async () => {
    await client.query("commit");
    client.release();
  };
}

/** The published client in a window of somebody's, with what it says and hears of presence. */
function window(service: TestService, person: Person, room: string) {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${service.url.replace("http", "ws")}/sync`, room, doc, {
    // What the provider asks of a socket, that of ws has.
    WebSocketPolyfill: socketOf(service, person) as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  provider.messageHandlers[4] = () => {}; // acknowledgements, which it does not know
  const { awareness } = provider;
  return {
    doc,
    codes: () =>
      readLayer(doc, person.id)
        .codings.map(({ memo }) => memo)
        .sort(),
    says: (what: string) => awareness.setLocalState({ what }),
    hears: () =>
      [...awareness.getStates()]
        .filter(([client]) => client !== awareness.clientID)
        .map(([, state]) => (state as { what?: string }).what)
        .sort(),
    leave: () => provider.destroy(),
  };
}

describe("a room on two processes", () => {
  it("is one room: edits and presence cross both ways, and who leaves is gone on the other side", async () => {
    const { bea, place, text, textHash } = await anOpenRound("Crossing");
    const desk = await codes(here, bea, place);
    const other = window(there, at(there, bea), desk.room);
    const third = window(here, bea, desk.room);
    await desk.apply(text, textHash, "every Tuesday", "bcttv1/3.3", { memo: "from here" });
    await until(() => other.codes().includes("from here"));
    const elsewhere = await codes(there, at(there, bea), place);
    await elsewhere.apply(text, textHash, "every Tuesday", "bcttv1/1.1", { memo: "from there" });
    await until(() => third.codes().length === 2);
    expect([other.codes(), third.codes()]).toEqual([
      ["from here", "from there"],
      ["from here", "from there"],
    ]);
    other.says("I am there");
    third.says("I am here");
    await until(() => other.hears().includes("I am here") && third.hears().includes("I am there"));
    other.leave();
    await until(() => !third.hears().includes("I am there"));
    for (const { leave } of [third, desk, elsewhere]) leave();
  });
});

describe("a door closed on one process", () => {
  it("is closed on the other before the command answers: no later edit reaches a member who was removed", async () => {
    const { bea, place, text, textHash } = await anOpenRound("Removed");
    const desk = await codes(there, at(there, alice), place);
    const watching = await watches(there, bea, desk.room);
    await desk.apply(text, textHash, "every Tuesday", "bcttv1/3.3", { memo: "while she may read" });
    await until(() => watching.has("while she may read"));
    await alice.done(projectContract.removeMember, { params: { ...place, userId: bea.id } });
    await desk.apply(text, textHash, "every Tuesday", "bcttv1/3.3", { memo: "when she may not" });
    expect(await watching.closed).toBe(CloseCode.AccessChanged);
    expect(watching.has("when she may not")).toBe(false);
    desk.leave();
  });

  it("closes for a change of roles, a changed password and a sign-out", async () => {
    const { bea, place } = await anOpenRound("Moving");
    const room = (await codes(there, at(there, bea), place)).room;
    const first = await watches(there, bea, room);
    await alice.done(projectContract.updateMember, {
      params: { ...place, userId: bea.id },
      body: { roles: ["code", "read"] },
    });
    expect(await first.closed).toBe(CloseCode.AccessChanged);

    const password = "a long enough password";
    const elsewhere = aVisitor(there);
    await elsewhere.done(installation.signIn, { body: { email: "moving@example.org", password } });
    const [kept, ended] = [await watches(there, bea, room), await watches(there, elsewhere, room)];
    await bea.done(installation.changePassword, { body: { current: password, next: "another long password" } });
    expect(await ended.closed).toBe(CloseCode.SignedOut);
    expect(kept.socket.readyState).toBe(WebSocket.OPEN);

    await at(here, bea).done(installation.signOut);
    expect(await kept.closed).toBe(CloseCode.SignedOut);
  });

  it("takes with it what the other process remembered of a session", async () => {
    const { bea } = await anOpenRound("Remembered");
    const there2 = at(there, bea);
    expect((await there2.done(installation.readSession)).user).not.toBeNull();
    await at(here, bea).done(installation.signOut);
    expect((await there2.done(installation.readSession)).user).toBeNull();
  });

  it("closes for an account that is closed on the command line", async () => {
    const idle = await aPerson(here, "Idle");
    const { projectId, documentIds } = await aStudy(alice);
    await joins(here, projectId, idle, ["code"]);
    const [documentId] = documentIds;
    if (!documentId) throw new Error("the study has no document");
    const roundId = await aRound(alice, projectId, documentId, [idle, alice]);
    const desk = await codes(there, at(there, idle), { projectId, documentId, roundId });
    const watching = await watches(there, idle, desk.room);
    const { db } = here.database;
    const code = await userVerb(
      {
        db,
        url: here.database.url,
        config: { baseUrl: undefined, port: 0 },
        openOrders: async () =>
          openRedisLink({ url: redis.url, prefix: await installationPrefix(db), log: () => {}, serves: false }),
        print: () => {},
        complain: () => {},
      },
      ["close", "idle@example.org"],
    );
    expect(code).toBe(0);
    expect(await watching.closed).toBe(CloseCode.SignedOut);
    expect((await at(there, idle).done(installation.readSession)).user).toBeNull();
  });
});

describe("a submission through another process than the socket's", () => {
  it("takes in what the socket's process has received and not yet stored", async () => {
    const { bea, place, text, textHash } = await anOpenRound("Submitting");
    const desk = await codes(there, at(there, bea), place);
    const watching = await watches(there, alice, desk.room);
    const release = await holdsTheRoom(desk.room);
    const saved = desk.apply(text, textHash, "every Tuesday", "bcttv1/3.3", { memo: "not stored yet" });
    // Relayed, so received; the log can not take it while the room is held.
    await until(() => watching.has("not stored yet"));
    const submitting = at(here, bea).call(roundContract.submitLayer, {
      params: place,
      body: { stateVector: Buffer.from(stateVectorOf(desk.doc)).toString("base64") },
    });
    await alice.done(installation.readSession);
    await release();
    const answer = await submitting;
    expect(answer.status).toBe(200);
    expect(answer.value.submission.codings.map(({ memo }) => memo)).toEqual(["not stored yet"]);
    expect(await watching.closed).toBe(CloseCode.RoomClosed);
    await saved.catch(() => {}); // the room may have been closed before its acknowledgement was sent
    desk.leave();
  });
});

it("two processes that start on an empty installation print the same set-up link", async () => {
  const fresh = await startTestService();
  try {
    const links = await Promise.all(
      ["a secret", "a secret", "another"].map((secret) =>
        renewSetupLink(fresh.database.db, "http://localhost", secret),
      ),
    );
    expect(links[0]).toBe(links[1]);
    expect(links[2]).not.toBe(links[0]);
  } finally {
    await fresh.stop();
  }
});

// Last: it leaves both processes with a Redis that has forgotten everything.
it("without Redis commands go on, sessions are looked up afresh, and doors close within seconds", async () => {
  const { bea, place, text, textHash } = await anOpenRound("Cut off");
  const desk = await codes(there, at(there, bea), place);
  const watching = await watches(there, bea, desk.room);
  const there2 = at(there, bea);
  expect((await there2.done(installation.readSession)).user).not.toBeNull();
  await redis.kill();
  await until(() => [here, there].every(({ logged }) => logged.some(({ event }) => event === "redis_left")));
  const other = aVisitor(here);
  // Edits cross by way of the database meanwhile.
  const alices = await codes(here, alice, place);
  const reading = await watches(there, alice, alices.room);
  await alices.apply(text, textHash, "every Tuesday", "bcttv1/3.3", { memo: "without Redis" });
  await until(() => reading.has("without Redis"));
  await other.done(installation.signIn, { body: { email: "cut-off@example.org", password: "a long enough password" } });
  await at(here, bea).done(installation.signOut);
  expect((await there2.done(installation.readSession)).user).toBeNull();
  expect(await watching.closed).toBe(CloseCode.SignedOut);
  await redis.startAgain();
  await until(
    () => there.logged.findLast(({ event }) => /^redis_(joined|left)$/.test(event))?.event === "redis_joined",
  );
  const again = await watches(there, other, desk.room);
  await alice.done(projectContract.removeMember, { params: { ...place, userId: bea.id } });
  expect(await again.closed).toBe(CloseCode.AccessChanged);
  desk.leave();
});
