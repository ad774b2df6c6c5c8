import { inspect } from "node:util";
import { documents as documentContract, installation, projects as projectContract, rounds } from "@concord/contracts";
import type { TextHash } from "@concord/domain";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { WebSocket } from "ws";
import { faultForLog } from "./fault-for-log.ts";
import { createLog } from "./log.ts";
import { aPerson, aRound, aVisitor, codes, type Person, startTestService, type TestService } from "./testing/index.ts";

/** Words that stand nowhere but in what people wrote, each in another place; of ten letters or more, see `spellings`. */
const CANARY = {
  text: "zebrafinch",
  memo: "quetzalmemo",
  name: "Kookaburra",
  file: "hoatzinfile",
  project: "jabiruproject",
  typed: "cassowarytyped",
  presence: "shoebillpresence",
} as const;

/** A word as it would show in a log: as it is, or as bytes in one of their spellings. */
function spellings(word: string): readonly string[] {
  const bytes = Buffer.from(word);
  // Base64 looks different at each of three offsets; the middle of each is free of its surroundings. Of a short word it
  // is so short that it may stand in an id by chance.
  if (bytes.length < 10) throw new Error(`expected a word of ten letters or more, found ${word}`);
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString("base64")
      .slice(4, -4),
  );
  return [word, word.toLowerCase(), bytes.toString("hex"), [...bytes].join(","), ...base64];
}

/** Lines of a log as they would be written to standard error, and what libraries say on the console. */
function aLog() {
  const lines: string[] = [];
  const log = createLog("debug", { write: (line) => void lines.push(line) });
  for (const method of ["log", "info", "warn", "error", "debug"] as const) {
    const spy = vi.spyOn(console, method).mockImplementation((...said) => {
      for (const each of said) lines.push(inspect(each, { depth: 10 }));
    });
    onTestFinished(() => spy.mockRestore());
  }
  return { log, lines };
}

/** Takes a table away, so that queries fail with all that they carry, and puts it back. */
async function without(service: TestService, table: string, work: () => Promise<unknown>): Promise<void> {
  await service.database.pool.query(`alter table ${table} rename to ${table}_away`);
  try {
    await work();
  } finally {
    await service.database.pool.query(`alter table ${table}_away rename to ${table}`);
  }
}

const logged = (service: TestService, event: string) =>
  vi.waitUntil(() => service.logged.some((each) => each.event === event), { timeout: 20_000, interval: 5 });

/** Opens a room as any client may, sends what no client should, and waits for the end. */
function sendInto(service: TestService, person: Person, room: string, frame: string | Uint8Array): Promise<number> {
  const socket = new WebSocket(`${service.url.replace("http", "ws")}/sync/${room}`, {
    headers: { cookie: person.cookie(), origin: service.url },
  });
  return new Promise((resolve) => {
    socket.on("open", () => socket.send(frame));
    socket.on("close", resolve);
    socket.on("error", () => {});
  });
}

describe("the log", () => {
  it("holds nothing of what people wrote, whatever goes wrong", async () => {
    const { log, lines } = aLog();
    const service = await startTestService({ log });
    onTestFinished(() => service.stop());
    const coder = await aPerson(service, CANARY.name);
    const text = `INT: Where?\nP1: A ${CANARY.text} sat there, and we went on.\n`;
    const project = await coder.done(projectContract.createProject, {
      body: { name: CANARY.project, targetBehaviour: CANARY.project },
    });
    const params = { projectId: project.id };
    const file = (name: string, content: string) => ({
      params,
      query: { filename: name, name },
      bytes: new TextEncoder().encode(content),
    });
    const document = await coder.done(documentContract.importDocument, file(`${CANARY.file}.txt`, text));
    const roundId = await aRound(coder, project.id, document.id, [coder]);
    const place = { ...params, roundId, documentId: document.id };
    const desk = await codes(service, coder, place);
    const apply = (memo: string) =>
      desk.apply(text, "hash" as TextHash, `${CANARY.text} sat`, "bcttv1/1.1", { memo: `${CANARY.memo} ${memo}` });
    await apply("stored at once");

    // A commit that fails carries the bytes of the memo.
    const waiting = { saved: Promise.resolve("" as string) };
    await without(service, "room_updates", async () => {
      waiting.saved = apply("stored late");
      await logged(service, "sync_store_failed");
    });
    await waiting.saved;

    // Files and bodies that cannot be read, or whose values the database does not take.
    await coder.call(documentContract.importDocument, file(`${CANARY.file}.docx`, `PK${CANARY.text}`));
    await without(service, "documents", () =>
      coder.call(documentContract.importDocument, file(`${CANARY.file}2.txt`, text)),
    );
    await coder.call(projectContract.createProject, {
      body: { name: `${CANARY.typed}\0`, targetBehaviour: CANARY.typed },
    });
    await fetch(`${service.url}/api/session`, {
      method: "POST",
      headers: { origin: service.url, "content-type": "application/json" },
      body: `{"email": "${CANARY.typed}`,
    });
    const credentials = { email: `${CANARY.typed}@example.org`, password: `${CANARY.typed}-password` };
    await aVisitor(service).call(installation.signIn, { body: credentials });
    await without(service, "users", () => aVisitor(service).call(installation.signIn, { body: credentials }));
    await logged(service, "request_failed");

    // Frames that are none, and presence that is none.
    await sendInto(service, coder, desk.room, `a text frame with ${CANARY.typed}`);
    await sendInto(service, coder, desk.room, Buffer.from(`\u0007${CANARY.typed}`));
    const state = Buffer.from(`{"user": "${CANARY.presence}`);
    const entry = Buffer.from([1, 5, 1, state.length, ...state]);
    await sendInto(service, coder, desk.room, Buffer.from([1, entry.length, ...entry]));

    // A session that cannot be looked up; a request shows the same cookies in another order, so nobody knows it yet.
    await without(service, "sessions", () =>
      fetch(`${service.url}/api/projects`, { headers: { cookie: `first=1; ${coder.cookie()}` } }),
    );
    await logged(service, "authentication_failed");

    // A door whose database fails, and a room whose log was damaged.
    await without(service, "rounds", () => sendInto(service, coder, desk.room, ""));
    await logged(service, "upgrade_failed");
    await coder.done(rounds.readLayer, { params: place });
    const other = await coder.done(documentContract.importDocument, file("another.txt", text));
    const otherPlace = { ...place, roundId: await aRound(coder, project.id, other.id, [coder]), documentId: other.id };
    const { room } = await coder.done(rounds.readLayer, { params: otherPlace });
    await service.database.pool.query("update rooms set last_seq = 1 where name = $1", [room]);
    await service.database.pool.query("insert into room_updates (room, seq, bytes) values ($1, 1, $2)", [
      room,
      Buffer.from(`\u0001\u0001${CANARY.memo}`),
    ]);
    const damaged = await codes(service, coder, otherPlace);
    await logged(service, "sync_unreadable_update");
    damaged.leave();
    desk.leave();

    const events = new Set(service.logged.map(({ event }) => event));
    for (const event of [
      "sync_joined",
      "sync_loaded",
      "sync_closed",
      "sync_store_failed",
      "sync_unreadable_update",
      "request_failed",
      "upgrade_failed",
    ])
      expect(events).toContain(event);
    expect(lines.filter((line) => line.startsWith("{")).length).toBeGreaterThan(10);
    // Bytes of a typed array are written one by one under their numbers.
    const plain = lines.map((line) => line.replace(/"\d+":(\d+)/g, "$1"));
    const [, token = ""] = /session_token=([^.;]+)/.exec(coder.cookie()) ?? [];
    expect(token.length).toBeGreaterThan(20);
    const found = plain.filter((line) =>
      [...Object.values(CANARY), token].some((word) => spellings(word).some((spelling) => line.includes(spelling))),
    );
    expect(found).toEqual([]);
  });

  it("has one line of JSON an event, with time, level and facts, and keeps silent below its level", () => {
    const lines: string[] = [];
    const log = createLog("warn", { write: (line) => void lines.push(line) });
    log("sync_joined", { room: "a" });
    log("started");
    log("request_slow", { ms: 3000 });
    log("request_failed", { requestId: "1", cause: Object.assign(new Error("no"), { detail: CANARY.text }) });
    const [slow, failed] = lines.map((line) => JSON.parse(line));
    expect(lines).toHaveLength(2);
    expect(slow).toEqual({ level: "warn", time: expect.any(String), event: "request_slow", ms: 3000 });
    expect(failed).toMatchObject({ level: "error", event: "request_failed", cause: { error: "Error: no" } });
    expect(new Date(slow.time).getTime()).not.toBeNaN();
    expect(lines.join("")).not.toContain(CANARY.text);
  });

  it("keeps of an error what cannot quote anybody", () => {
    const unreadable = (() => {
      try {
        return JSON.parse(`"${CANARY.text}`);
      } catch (error) {
        return error;
      }
    })();
    expect(JSON.stringify(faultForLog(unreadable))).not.toContain(CANARY.text);
    const value = Object.assign(new Error(`invalid input syntax: "${CANARY.text}"`), { code: "22P02", table: "codes" });
    expect(faultForLog(value)).toMatchObject({ database: { code: "22P02", table: "codes" } });
    expect(JSON.stringify(faultForLog(value))).not.toContain(CANARY.text);
    expect(faultForLog(new TypeError("x is not a function"))).toMatchObject({
      error: "TypeError: x is not a function",
    });
  });
});
