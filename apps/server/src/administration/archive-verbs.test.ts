import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rounds as roundContract } from "@concord/contracts";
import { rooms } from "@concord/db";
import { createBareDatabase } from "@concord/db/testing";
import type { CodingId, TextHash } from "@concord/domain";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import * as Y from "yjs";
import {
  aPerson,
  aRound,
  aStudy,
  codes,
  INTERVIEW,
  joins,
  type Person,
  type Place,
  signsInOn,
  startTestService,
  type TestService,
} from "../testing/index.ts";
import { backup, restore } from "./archive-verbs.ts";
import { verify } from "./verbs.ts";

const HASH = createHash("sha256").update(INTERVIEW).digest("hex") as TextHash;

let folder: string;
let service: TestService;
let alice: Person;
let bea: Person;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-verbs-"));
  service = await startTestService();
  alice = await aPerson(service, "Alice", true);
  bea = await aPerson(service, "Bea");
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Where a command is called; it keeps what was said. */
function aDesk(url: string) {
  const printed: string[] = [];
  const complained: string[] = [];
  return {
    url,
    backupFolder: join(folder, "backups"),
    product: "0.0.0-test",
    now: () => new Date("2026-03-04T05:06:07Z"),
    workingDirectory: folder,
    print: (line: string) => void printed.push(line),
    complain: (line: string) => void complained.push(line),
    printed,
    complained,
  };
}

async function verified({ url, db }: { url: string; db: TestService["database"]["db"] }) {
  const desk = aDesk(url);
  const code = await verify({ ...desk, db, config: { baseUrl: undefined, port: 0 } }, []);
  return { code, summary: desk.printed.at(-1), complained: desk.complained };
}

async function aDocument(coders: readonly Person[]): Promise<Place> {
  const { projectId, documentIds } = await aStudy(alice);
  const [documentId] = documentIds;
  if (!documentId) throw new Error("the study has no document");
  for (const coder of coders.filter((each) => each !== alice)) await joins(service, projectId, coder, ["code"]);
  return { projectId, documentId, roundId: await aRound(alice, projectId, documentId, coders) };
}

async function aBareDatabase() {
  const database = await createBareDatabase();
  onTestFinished(() => database.close());
  return database;
}

describe("a backup while people code", () => {
  it("holds every coding that was acknowledged before it began, and is restored with all of them", async () => {
    const place = await aDocument([alice, bea]);
    const done = await aDocument([alice, bea]);
    for (const coder of [alice, bea]) {
      const desk = await codes(service, coder, done);
      await desk.apply(INTERVIEW, HASH, "every Tuesday", "bcttv1/3.3", { memo: `of ${coder.name} 🚶` });
      expect((await desk.submit()).status).toBe(200);
      desk.leave();
    }

    let coding = true;
    const acknowledged = new Map<Person, CodingId[]>([
      [alice, []],
      [bea, []],
    ]);
    const desks = await Promise.all([alice, alice, bea].map((coder) => codes(service, coder, place)));
    const atWork = desks.map(async (desk, index) => {
      const mine = acknowledged.get(index < 2 ? alice : bea) ?? [];
      while (coding) mine.push(await desk.apply(INTERVIEW, HASH, "leaving the flat", "bcttv1/1.1"));
    });
    while ([...acknowledged.values()].some((ids) => ids.length < 20)) await desks[0]?.connection.whenSaved();
    const before = new Map([...acknowledged].map(([coder, ids]) => [coder, [...ids]]));
    const desk = aDesk(service.database.url);
    expect(await backup(desk, ["while-coding"])).toBe(0);
    coding = false;
    await Promise.all(atWork);
    for (const each of desks) each.leave();
    expect([...acknowledged.values()].flat().length).toBeGreaterThan([...before.values()].flat().length);

    const database = await aBareDatabase();
    const restoring = aDesk(database.url);
    expect(await restore(restoring, ["while-coding"])).toBe(0);
    expect(restoring.complained).toEqual([]);
    expect(restoring.printed.at(-1)).toBe(desk.printed.at(-1));

    const copy = await startTestService({ database });
    onTestFinished(async () => {
      await copy.service.stop();
    });
    for (const [coder, ids] of before) {
      const person = await signsInOn(copy, coder);
      const open = await codes(copy, person, place);
      const found = new Set(open.layer.read().codings.map((each) => each.id));
      expect(ids.filter((id) => !found.has(id))).toEqual([]);
      await open.apply(INTERVIEW, HASH, "every Tuesday", "bcttv1/3.3");
      open.leave();
      const original = await coder.done(roundContract.readLayer, { params: done });
      expect(await person.done(roundContract.readLayer, { params: done })).toEqual(original);
      expect(await person.done(roundContract.readComparison, { params: done, query: {} })).toEqual(
        await coder.done(roundContract.readComparison, { params: done, query: {} }),
      );
    }
  });

  it("of a place at rest gives a copy for which verify says the same line, until a coding is added", async () => {
    const place = await aDocument([alice]);
    const desk = await codes(service, alice, place);
    await desk.apply(INTERVIEW, HASH, "every Tuesday", "bcttv1/3.3");
    expect(await backup(aDesk(service.database.url), ["at-rest"])).toBe(0);
    const database = await aBareDatabase();
    expect(await restore(aDesk(database.url), ["at-rest"])).toBe(0);
    const original = await verified(service.database);
    expect(original).toMatchObject({ code: 0, summary: expect.stringMatching(/^content 1:[0-9a-f]{64} /) });
    expect(await verified(database)).toEqual(original);
    await desk.apply(INTERVIEW, HASH, "every Tuesday", "bcttv1/3.3");
    desk.leave();
    expect((await verified(service.database)).summary).not.toBe(original.summary);
  });
});

describe("the command backup", () => {
  it("writes into the folder of backups unless a file is named, for its owner only", async () => {
    const desk = aDesk(service.database.url);
    expect(await backup(desk, [])).toBe(0);
    const file = join(folder, "backups/concord-by-hand-2026-03-04T05-06-07Z.ndjson.gz");
    expect(desk.printed[0]).toContain(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it("overwrites nothing", async () => {
    expect(await backup(aDesk(service.database.url), ["twice"])).toBe(0);
    const desk = aDesk(service.database.url);
    expect(await backup(desk, ["twice"])).toBe(1);
    expect(desk.complained).toEqual([
      `${join(folder, "twice")} is there already: name another file. Nothing was written.`,
    ]);
  });

  it("says where it can not write", async () => {
    await backup(aDesk(service.database.url), ["a-file"]);
    const desk = aDesk(service.database.url);
    expect(await backup(desk, ["a-file/in-it"])).toBe(1);
    expect(desk.complained.join()).toMatch(/can not be written .*a-file.*: name another place/);
  });

  it("has nothing to do where no Concord has been, and leaves no file", async () => {
    const desk = aDesk((await aBareDatabase()).url);
    expect(await backup(desk, ["empty/archive"])).toBe(1);
    expect(desk.complained).toEqual(["There is nothing to back up: no Concord has used this database yet."]);
    expect(await readdir(join(folder, "empty"))).toEqual([]);
  });
});

describe("the command restore", () => {
  it("asks for a file, and says what is wrong with one", async () => {
    const desk = aDesk((await aBareDatabase()).url);
    expect(await restore(desk, [])).toBe(2);
    expect(await restore(desk, ["nowhere"])).toBe(1);
    expect(desk.complained.at(-1)).toContain(`${join(folder, "nowhere")} can not be read`);
  });

  it("does not go over work that is there", async () => {
    await backup(aDesk(service.database.url), ["over"]);
    const before = await verified(service.database);
    const desk = aDesk(service.database.url);
    expect(await restore(desk, ["over"])).toBe(1);
    expect(desk.complained[0]).toMatch(/There is work here already|A Concord is serving this database/);
    expect(await verified(service.database)).toEqual(before);
  });
});

describe("the command verify", () => {
  const roomOf = async () => {
    const place = await aDocument([alice]);
    const desk = await codes(service, alice, place);
    await desk.apply(INTERVIEW, HASH, "every Tuesday", "bcttv1/3.3");
    desk.leave();
    return desk.room;
  };
  const append = (room: string, update: Uint8Array) =>
    rooms.roomStore(service.database).append([{ room, updates: [update] }]);
  const forget = async (room: string, update: Uint8Array) => {
    const { pool } = service.database;
    await pool.query("delete from room_updates where room = $1 and bytes = $2", [room, Buffer.from(update)]);
    expect((await verified(service.database)).complained).toEqual([`Room ${room}: updates are missing in its log.`]);
    await pool.query("update rooms set last_seq = last_seq - 1 where name = $1", [room]);
  };

  it("finds an update that can not be read, and one that builds on what is not there", async () => {
    expect((await verified(service.database)).code).toBe(0);
    const room = await roomOf();
    const torn = Uint8Array.of(1, 1, 200, 0);
    const doc = new Y.Doc();
    doc.getMap("codings").set("a", 1);
    const first = Y.encodeStateVector(doc);
    doc.getMap("codings").set("b", 2);
    const second = Y.encodeStateAsUpdate(doc, first);
    for (const [update, fault] of [
      [torn, "updates these can not be read: "],
      [second, "something is missing that later updates build on"],
    ] as const) {
      await append(room, update);
      const { code, complained } = await verified(service.database);
      expect(code).toBe(1);
      expect(complained).toEqual([expect.stringContaining(`Room ${room}: `)]);
      expect(complained[0]).toContain(fault);
      await forget(room, update);
    }
    expect((await verified(service.database)).code).toBe(0);
  });

  it("finds a record in an open layer that is no coding", async () => {
    const room = await roomOf();
    const doc = new Y.Doc();
    doc.getMap("codings").set("strange", 7);
    const update = Y.encodeStateAsUpdate(doc);
    await append(room, update);
    const { code, complained } = await verified(service.database);
    expect(code).toBe(1);
    expect(complained).toEqual([expect.stringMatching(/^Layer .*: 1 records can not be read/)]);
    await forget(room, update);
  });

  it("finds a text that is not the one that was imported", async () => {
    await service.database.pool.query("update revisions set text = text || ' '");
    expect((await verified(service.database)).complained.length).toBeGreaterThan(0);
    await service.database.pool.query("update revisions set text = left(text, -1)");
    expect((await verified(service.database)).code).toBe(0);
  });
});
