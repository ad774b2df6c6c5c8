import { describe, expect, it, onTestFinished } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { awarenessFrame, CloseCode, queryAwarenessFrame, readAwareness, writeAwareness } from "../protocol/index.ts";
import { bareClient } from "../testing/bare-client.ts";
import { aBareClient, aServer, ourClient, plainClient } from "../testing/scene.ts";
import { turns, untilEvent } from "../testing/turns.ts";
import { Presence } from "./presence.ts";

const says = (clientId: number, clock: number, state: unknown) =>
  awarenessFrame(writeAwareness([{ clientId, clock, json: JSON.stringify(state) }]));

describe("presence", () => {
  it("[AWARE-1] what one says of itself reaches the others and who comes later, the last state only", async () => {
    const server = await aServer();
    const [alice, bob] = [await aBareClient(server), await aBareClient(server, { user: "bob" })];
    await bob.message("step1");
    for (const clock of [1, 2, 3]) alice.send(says(1, clock, { at: clock }));
    await bob.message("awareness", ({ entries }) => readAwareness(entries)[0]?.clock === 3);
    const carol = await aBareClient(server, { user: "carol" });
    const { entries } = await carol.message("awareness");
    expect(readAwareness(entries)).toEqual([{ clientId: 1, clock: 3, json: '{"at":3}' }]);
    await turns(5);
    expect(alice.received.filter(({ type }) => type === "awareness")).toEqual([]);
  });

  it("[AWARE-2] who leaves is taken out, and the others are told", async () => {
    const server = await aServer();
    const [alice, bob] = [await aBareClient(server), await aBareClient(server, { user: "bob" })];
    await bob.message("step1");
    alice.send(says(1, 4, { here: true }));
    await bob.message("awareness");
    alice.socket.terminate();
    const { entries } = await bob.message("awareness", (message) => readAwareness(message.entries)[0]?.json === "null");
    expect(readAwareness(entries)).toEqual([{ clientId: 1, clock: 4, json: "null" }]);
    bob.send(queryAwarenessFrame());
    await turns(10);
    expect(bob.received.filter(({ type }) => type === "awareness")).toHaveLength(2);
  });

  it("[AWARE-3] a connection speaks for one client id only, and for nobody else's", () => {
    const presence = new Presence();
    const [alice, bob] = [{}, {}];
    presence.say(alice, "alice", [{ clientId: 1, clock: 1, json: "1" }]);
    presence.say(bob, "bob", [{ clientId: 1, clock: 9, json: '"I am Alice"' }]);
    presence.say(alice, "alice", [{ clientId: 2, clock: 1, json: '"a second me"' }]);
    expect(readAwareness(presence.everybody() ?? new Uint8Array())).toEqual([{ clientId: 1, clock: 1, json: "1" }]);
    presence.leave(alice);
    expect(presence.say(bob, "bob", [{ clientId: 1, clock: 10, json: "2" }])).toBeUndefined();
    expect(presence.everybody()).toBeUndefined();
  });

  it("[AWARE-4] a client that comes back before its former socket has ended keeps its id", () => {
    const presence = new Presence();
    const [former, present] = [{}, {}];
    presence.say(former, "alice", [{ clientId: 1, clock: 5, json: "1" }]);
    presence.say(present, "alice", [{ clientId: 1, clock: 6, json: "2" }]);
    presence.leave(former);
    expect(readAwareness(presence.everybody() ?? new Uint8Array())).toEqual([{ clientId: 1, clock: 6, json: "2" }]);
  });

  it("[AWARE-5] a state above the limit closes its connection", async () => {
    const server = await aServer();
    const client = await aBareClient(server);
    client.send(says(1, 1, "x".repeat(9_000)));
    expect(await client.closed).toBe(CloseCode.TooMuch);
  });

  it("[AWARE-6] a state that is not JSON closes its connection, since the readers would stumble over it", async () => {
    const server = await aServer();
    const client = await aBareClient(server);
    client.send(awarenessFrame(writeAwareness([{ clientId: 1, clock: 1, json: "{" }])));
    expect(await client.closed).toBe(CloseCode.BadFrame);
  });

  it("[AWARE-7] nothing of it is stored", async () => {
    const server = await aServer();
    const client = await aBareClient(server);
    client.send(says(1, 1, { here: true }));
    await untilEvent(() => server.sync.stats().connections === 1);
    await server.sync.flush("room");
    expect(server.store.updates("room")).toEqual([]);
  });

  it("[AWARE-8] ours and y-websocket's client see each other, and see each other go and come back", async () => {
    const server = await aServer();
    const doc = new Y.Doc();
    const awareness = new Awareness(doc);
    onTestFinished(() => awareness.destroy());
    awareness.setLocalState({ name: "Alice" });
    const ours = ourClient(server, {}, { doc, awareness });
    const plain = plainClient(server);
    plain.provider.awareness.setLocalState({ name: "Bob" });
    await Promise.all([ours.connection.whenSynced(), plain.synced]);
    const seesBob = () => awareness.getStates().get(plain.doc.clientID)?.name === "Bob";
    const seesAlice = () => plain.provider.awareness.getStates().get(doc.clientID)?.name === "Alice";
    await untilEvent(() => seesBob() && seesAlice());
    await server.sync.close("room", 1012, "come again", ({ user }) => user.id === "alice");
    await untilEvent(() => !seesAlice());
    await untilEvent(() => seesBob() && seesAlice());
    ours.connection.destroy();
    await untilEvent(() => !seesAlice());
  });

  it("[AWARE-9] who is seated unseen sees the others, and nobody sees it or is kept from being seen", async () => {
    const server = await aServer();
    const watcher = await bareClient(`${server.url}/room?user=mallory&mode=read&unseen=1`);
    onTestFinished(() => watcher.socket.terminate());
    watcher.send(says(1, 9, { pretends: "to be Alice" }));
    const [alice, bob] = [await aBareClient(server), await aBareClient(server, { user: "bob" })];
    alice.send(says(1, 1, { here: true }));
    for (const client of [watcher, bob]) {
      const { entries } = await client.message("awareness");
      expect(readAwareness(entries)).toEqual([{ clientId: 1, clock: 1, json: '{"here":true}' }]);
    }
  });
});
