import { randomUUID } from "node:crypto";
import { rounds as contract, documents as documentContract, installation, projects } from "@concord/contracts";
import { audit, tables } from "@concord/db";
import { type CodeId, type Coding, type CodingId, quoteOf, type TextHash } from "@concord/domain";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aPerson,
  aRound,
  aStudy,
  codes,
  joins,
  type Person,
  type Place,
  startTestService,
  type TestService,
} from "../testing/index.ts";

let service: TestService;
let manager: Person;
let coding: Person;
let alice: Person;
let bea: Person;
beforeAll(async () => {
  service = await startTestService();
  [manager, coding, alice, bea] = (await Promise.all(
    ["Manager", "Coding manager", "Alice", "Bea"].map((name) => aPerson(service, name)),
  )) as [Person, Person, Person, Person];
});
afterAll(() => service.stop());

/** A blind document that Alice has submitted, and Bea and a manager who codes have not. */
async function aDocumentSubmittedByAlice() {
  const { projectId, documentIds } = await aStudy(manager);
  for (const person of [alice, bea]) await joins(service, projectId, person, ["code"]);
  await joins(service, projectId, coding, ["code", "manage"]);
  const documentId = documentIds[0];
  if (!documentId) throw new Error("the study has no document");
  const coders = [alice, bea, coding];
  const place: Place = { projectId, documentId, roundId: await aRound(manager, projectId, documentId, coders) };
  const { text, textHash } = await alice.done(documentContract.readDocument, { params: place });
  const desk = await codes(service, alice, place);
  await desk.submit();
  desk.leave();
  const release = async () => {
    for (const person of [bea, coding]) {
      const last = await codes(service, person, place);
      await last.submit();
      last.leave();
    }
  };
  return { place, text, textHash, release };
}

function aLateCoding(text: string, textHash: TextHash, words: string, fields: Partial<Coding> = {}): Coding {
  const span = { start: text.indexOf(words), end: text.indexOf(words) + words.length };
  return {
    id: randomUUID() as CodingId,
    ...span,
    ...quoteOf(text, span),
    code: "bcttv1/1.1" as CodeId,
    confidence: "certain",
    memo: "thought of it on the train",
    textHash,
    deviceTime: "2026-01-01T00:00:00.000Z",
    ...fields,
  };
}

const handIn = (person: Person, place: Place, body: object) =>
  person.call(contract.handInDraft, { params: place, body: body as never });

describe("a late draft", () => {
  it("is handed in by the coder, once however often it is sent, and told to the audit by its id", async () => {
    const { place, text, textHash, release } = await aDocumentSubmittedByAlice();
    const draft = {
      id: randomUUID(),
      changes: [{ kind: "added", coding: aLateCoding(text, textHash, "every Tuesday") }],
      ownCodes: [{ id: "own/1", label: "Of my own" }],
    };
    const first = await handIn(alice, place, draft);
    expect(first.status).toBe(201);
    expect((await handIn(alice, place, draft)).value).toEqual(first.value);
    const events = await service.database.db
      .select()
      .from(tables.auditEvents)
      .where(and(eq(tables.auditEvents.projectId, place.projectId), eq(tables.auditEvents.action, "draft.handed_in")));
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events)).toContain(draft.id);
    expect(JSON.stringify(events)).not.toContain("train");
    expect(await audit.verifyAudit(service.database.db, place.projectId)).toBeUndefined();

    await release();
    const { documents } = await manager.done(contract.listDrafts, { params: place });
    expect(documents).toEqual([{ documentId: place.documentId, drafts: 1 }]);
    const { drafts } = await manager.done(contract.readDrafts, { params: place });
    expect(drafts).toEqual([{ ...draft, coderId: alice.id, name: "Alice", ...first.value }]);
    expect((await alice.done(contract.readLayer, { params: place })).submission?.codings).toEqual([]);
  });

  it("[BLIND] is told to nobody before release: managers get the same bytes with it and without", async () => {
    const { place, text, textHash } = await aDocumentSubmittedByAlice();
    const ask = async () => {
      const answers = [];
      for (const person of [manager, coding, bea])
        for (const endpoint of [contract.listDrafts, contract.readDrafts, contract.readRound, projects.readProject])
          answers.push((await person.call(endpoint, { params: place })).text.replace(/"requestId":"[^"]*"/, ""));
      return answers;
    };
    const before = await ask();
    const draft = { id: randomUUID(), changes: [{ kind: "added", coding: aLateCoding(text, textHash, "walked") }] };
    expect((await handIn(alice, place, { ...draft, ownCodes: [] })).status).toBe(201);
    expect(await ask()).toEqual(before);
  });

  it("is not taken for an open layer, from somebody else, or after access was withdrawn", async () => {
    const { place, text, textHash } = await aDocumentSubmittedByAlice();
    const draft = {
      id: randomUUID(),
      changes: [{ kind: "added", coding: aLateCoding(text, textHash, "walked") }],
      ownCodes: [],
    };
    expect((await handIn(bea, place, draft)).code).toBe("layer_open");
    expect((await handIn(manager, place, draft)).code).toBe("not_assigned");
    await manager.done(projects.removeMember, { params: { ...place, userId: alice.id } });
    expect((await handIn(alice, place, draft)).code).toBe("not_found");
  });

  it("is refused with the places of the records that a layer would not take either, and when it is too much", async () => {
    const { place, text, textHash } = await aDocumentSubmittedByAlice();
    const good = aLateCoding(text, textHash, "walked");
    const bad = [
      { ...good, start: 10_000, end: 10_003 },
      { ...good, id: "nul", memo: "a\0b" },
      { ...good, start: 5, end: 5 },
    ];
    const refused = await handIn(alice, place, {
      id: randomUUID(),
      changes: [good, ...bad].map((each) => ({ kind: "added", coding: each })),
      ownCodes: [{ id: "bcttv1/1.1", label: "not an own code" }],
    });
    expect(refused.code).toBe("invalid_request");
    const { places } = (refused.value as unknown as { facts: { places: { at: string }[] } }).facts;
    expect(places.map(({ at }) => at)).toEqual([
      "changes.1.coding",
      "changes.2.coding",
      "changes.3.coding",
      "ownCodes.0",
    ]);
    const long = { ...good, memo: "x".repeat(99_000) };
    const changes = Array.from({ length: 11 }, () => ({ kind: "added", coding: long }));
    expect((await handIn(alice, place, { id: randomUUID(), changes, ownCodes: [] })).code).toBe("too_large");
    for (let n = 0; n < 20; n++)
      expect(
        (await handIn(alice, place, { id: randomUUID(), changes: [{ kind: "added", coding: good }], ownCodes: [] }))
          .status,
      ).toBe(201);
    const more = { id: randomUUID(), changes: [{ kind: "added", coding: good }], ownCodes: [] };
    expect((await handIn(alice, place, more)).code).toBe("too_many_drafts");
  });
});

describe("the key of an account's devices", () => {
  it("is the same whenever its owner asks, another for everybody else, and gone with the account", async () => {
    const ask = async (person: Person) => (await person.done(installation.readDeviceKey, {})).key;
    const leaving = await aPerson(service, `Leaving ${randomUUID()}`);
    const [first, other] = [await ask(leaving), await ask(alice)];
    expect(Buffer.from(first, "base64")).toHaveLength(32);
    expect(await ask(leaving)).toBe(first);
    expect(other).not.toBe(first);
    const administrator = await aPerson(service, `Administrator ${randomUUID()}`, true);
    await administrator.done(installation.closeUser, { params: { userId: leaving.id } });
    const { deviceKeys } = tables;
    expect(await service.database.db.select().from(deviceKeys).where(eq(deviceKeys.userId, leaving.id))).toEqual([]);
  });
});
