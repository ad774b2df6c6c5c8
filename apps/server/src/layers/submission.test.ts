import {
  agreement as agreementContract,
  rounds as contract,
  documents as documentContract,
  projects as projectContract,
} from "@concord/contracts";
import { openLayer } from "@concord/crdt";
import { audit, rounds, tables } from "@concord/db";
import type { CodeId, Coding, CodingId } from "@concord/domain";
import { CloseCode } from "@concord/sync/protocol";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { verify } from "../administration/verbs.ts";
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
let alice: Person;
let bea: Person;
beforeAll(async () => {
  service = await startTestService();
  alice = await aPerson(service, "Alice");
  bea = await aPerson(service, "Bea");
});
afterAll(() => service.stop());

/** A document of a round that Alice and Bea code, with its text. */
async function aDocumentInRound(visibility: "blind" | "open" = "blind") {
  const { projectId, documentIds } = await aStudy(alice);
  await joins(service, projectId, bea, ["code"]);
  const documentId = documentIds[0];
  if (!documentId) throw new Error("the study has no document");
  const place: Place = {
    projectId,
    documentId,
    roundId: await aRound(alice, projectId, documentId, [alice, bea], visibility),
  };
  const { text, textHash } = await alice.done(documentContract.readDocument, { params: place });
  return { place, text, textHash };
}

const read = (person: Person, place: Place) => person.done(contract.readLayer, { params: place });
/** Resolves with the state in which a connection was refused for good. */
const refusal = (desk: Awaited<ReturnType<typeof codes>>) =>
  new Promise<{ code: number }>((resolve) => {
    const look = () => {
      const state = desk.connection.getState();
      if (state.phase === "refused" && state.refusal) resolve(state.refusal);
    };
    desk.connection.subscribe(look);
    look();
  });

describe("a submission", () => {
  it("freezes what the coder had, closes the room, and says so to the other coder in one bit", async () => {
    const { place, text, textHash } = await aDocumentInRound();
    const desk = await codes(service, alice, place);
    await desk.apply(text, textHash, "leaving the flat once a day", "bcttv1/1.1", {
      memo: "a target",
      confidence: "probable",
    });
    await desk.apply(text, textHash, "She rang me every Tuesday", "bcttv1/3.3");
    const before = await bea.done(projectContract.readProject, { params: place });
    expect(before.tasks[0]?.others).toEqual([{ coderId: alice.id, name: "Alice", submitted: false }]);

    const closed = refusal(desk);
    const submitted = await desk.submit();
    expect(submitted.status).toBe(200);
    expect(submitted.value.stage).toBe("independent");
    expect((await closed).code).toBe(CloseCode.RoomClosed);
    const layer = await read(alice, place);
    expect(layer).toMatchObject({ state: "submitted", room: null });
    expect(
      layer.submission?.codings.map(({ code, quote, memo, confidence }) => ({ code, quote, memo, confidence })),
    ).toEqual([
      { code: "bcttv1/1.1", quote: "leaving the flat once a day", memo: "a target", confidence: "probable" },
      { code: "bcttv1/3.3", quote: "She rang me every Tuesday", memo: "", confidence: "certain" },
    ]);
    const after = await bea.done(projectContract.readProject, { params: place });
    expect(after.tasks[0]?.others).toEqual([{ coderId: alice.id, name: "Alice", submitted: true }]);
    expect((await desk.submit()).code).toBe("layer_submitted");
  });

  it("waits for what the client names, and leaves the layer open until then", async () => {
    const { place, text, textHash } = await aDocumentInRound();
    const desk = await codes(service, alice, place);
    await desk.apply(text, textHash, "every Tuesday", "bcttv1/3.3");
    const unsent = new Y.Doc();
    Y.applyUpdate(unsent, Y.encodeStateAsUpdate(desk.doc));
    unsent.getMap("codings").set("made-offline", {});
    const ask = (stateVector: Uint8Array) =>
      alice.call(contract.submitLayer, {
        params: place,
        body: { stateVector: Buffer.from(stateVector).toString("base64") },
      });
    expect((await ask(Y.encodeStateVector(unsent))).code).toBe("not_saved_yet");
    expect((await ask(Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255, 255))).code).toBe("invalid_request");
    expect((await read(alice, place)).state).toBe("open");
    await desk.apply(text, textHash, "on leaving the flat", "bcttv1/1.1");
    expect((await desk.submit()).status).toBe(200);
  });

  it("shows the records it cannot read, and leaves them out only when the coder says so", async () => {
    const { place, text, textHash } = await aDocumentInRound();
    const desk = await codes(service, alice, place);
    const kept = await desk.apply(text, textHash, "every Tuesday", "bcttv1/3.3");
    const real = desk.layer.coding(kept);
    if (!real) throw new Error("the coding is gone");
    const misfit = (id: string, fields: Partial<Coding>) => desk.layer.put({ ...real, id: id as CodingId, ...fields });
    misfit("outside", { start: 10_000, end: 10_010 });
    misfit("other-words", { quote: "something else" });
    misfit("unknown-code", { code: "bcttv1/4.5" as CodeId });
    const codings = desk.doc.getMap<unknown>("codings");
    codings.set("nonsense", 7);
    codings.set("", { ...real, id: undefined });
    codings.set("with-nul", { ...real, memo: "a\0b" });
    await desk.connection.whenSaved();

    const refused = await desk.submit();
    expect(refused.code).toBe("records_unreadable");
    const { facts } = refused.value as unknown as { facts: { records: { id: string }[] } };
    expect(facts.records.map((record) => record.id).sort()).toEqual([
      "",
      "nonsense",
      "other-words",
      "outside",
      "unknown-code",
      "with-nul",
    ]);
    const agreed = await alice.call(contract.submitLayer, {
      params: place,
      body: { stateVector: Buffer.from(Y.encodeStateVector(desk.doc)).toString("base64"), leaveOutUnreadable: true },
    });
    expect(agreed.value.submission.codings.map((coding) => coding.id)).toEqual([kept]);
  });

  it("waits for an undo as for any other change", async () => {
    const { place, text, textHash } = await aDocumentInRound();
    const desk = await codes(service, alice, place);
    await desk.apply(text, textHash, "every Tuesday", "bcttv1/3.3");
    const ahead = new Y.Doc();
    const undone = openLayer(ahead, alice.id);
    Y.applyUpdate(ahead, Y.encodeStateAsUpdate(desk.doc));
    undone.addOwnCode("own/1" as CodeId, "taken back");
    Y.applyUpdate(desk.doc, Y.encodeStateAsUpdate(ahead));
    await desk.connection.whenSaved();
    undone.undo();
    const early = await alice.call(contract.submitLayer, {
      params: place,
      body: { stateVector: Buffer.from(Y.encodeStateVector(ahead)).toString("base64") },
    });
    expect(early.code).toBe("not_saved_yet");
  });

  it("writes into its own layer only, whatever a record claims", async () => {
    const { place, text, textHash } = await aDocumentInRound();
    const desk = await codes(service, bea, place);
    const id = await desk.apply(text, textHash, "every Tuesday", "bcttv1/3.3");
    const [others] = (await rounds.layersOfDocument(service.database.db, place.roundId, place.documentId)).filter(
      ({ layer }) => layer.coderId === alice.id,
    );
    const real = desk.layer.coding(id);
    desk.doc.getMap<unknown>("codings").set(id, { ...real, layerId: others?.layer.id });
    await desk.connection.whenSaved();
    expect((await desk.submit()).value.submission.codings.map((coding) => coding.id)).toEqual([id]);
    const first = await codes(service, alice, place);
    expect((await first.submit()).value.submission.codings).toEqual([]);
  });

  it("of nothing at all is valid", async () => {
    const { place } = await aDocumentInRound();
    const desk = await codes(service, alice, place);
    expect((await desk.submit()).value.submission.codings).toEqual([]);
  });

  it("takes in every edit that was acknowledged, and none that comes later", async () => {
    const { place, text, textHash } = await aDocumentInRound();
    const desk = await codes(service, alice, place);
    const acknowledged = new Set<string>();
    for (let i = 0; i < 20; i++) acknowledged.add(await desk.apply(text, textHash, "every Tuesday", "bcttv1/3.3"));
    const submitting = desk.submit();
    desk.layer.addOwnCode("own/late" as CodeId, "too late");
    const { submission } = (await submitting).value;
    for (const id of acknowledged) expect(submission.codings.map((coding) => coding.id)).toContain(id);
    expect((await read(alice, place)).submission).toEqual(submission);
  });

  it("can be checked afterwards: hash and audit hold, and a changed row is found", async () => {
    const { place, text, textHash } = await aDocumentInRound();
    const desk = await codes(service, alice, place);
    const id = await desk.apply(text, textHash, "every Tuesday", "bcttv1/3.3", { memo: "of hers" });
    await desk.submit();
    expect(await audit.verifyAudit(service.database.db, place.projectId)).toBeUndefined();
    const check = () =>
      verify({ ...service.database, config: { baseUrl: undefined, port: 0 }, print: () => {}, complain: () => {} }, []);
    expect(await check()).toBe(0);
    const { frozenCodings } = tables;
    await service.database.db.update(frozenCodings).set({ memo: "of mine" }).where(eq(frozenCodings.id, id));
    expect(await check()).toBe(1);
    await service.database.db.update(frozenCodings).set({ memo: "of hers" }).where(eq(frozenCodings.id, id));
    expect(await check()).toBe(0);
  });
});

describe("a document whose coders have all submitted", () => {
  it("is compared: lanes, disagreements by kind, and agreement with its units and reasons", async () => {
    const { place, text, textHash } = await aDocumentInRound();
    const [first, second] = [await codes(service, alice, place), await codes(service, bea, place)];
    await first.apply(text, textHash, "leaving the flat once a day", "bcttv1/1.1");
    await second.apply(text, textHash, "leaving the flat once a day", "bcttv1/1.1", { confidence: "probable" });
    await first.apply(text, textHash, "She rang me every Tuesday", "bcttv1/3.3");
    await second.apply(text, textHash, "She rang me every Tuesday", "bcttv1/3.1");
    await second.apply(text, textHash, "we had planned it so", "bcttv1/1.4");
    second.layer.addOwnCode("own/1" as CodeId, "Walking anyway");
    await second.apply(text, textHash, "walked to the corner", "own/1");
    await first.submit();
    expect((await alice.call(contract.readComparison, { params: place })).code).toBe("not_released");
    expect((await second.submit()).value.stage).toBe("compare");

    const comparison = await alice.done(contract.readComparison, { params: place });
    expect(comparison.layers.map((layer) => layer.name)).toEqual(["Alice", "Bea"]);
    expect(comparison.disagreements.map((each) => each.kind).sort()).toEqual([
      "confidence",
      "different_code",
      "omission",
    ]);
    expect(comparison.agreed).toHaveLength(1);
    expect(comparison.notAssessed).toHaveLength(1);
    expect(await bea.done(contract.readComparison, { params: place })).toEqual(comparison);

    const turns = await alice.done(agreementContract.readAgreement, { params: place, query: { unit: "turn" } });
    // Two participant turns x 93 codes, and one turn x one own code that the other did not assess, left out.
    expect(turns.overall?.counts).toEqual({ bothPresent: 1, firstOnly: 1, secondOnly: 2, bothAbsent: 182, units: 186 });
    const never = turns.perCode.find((each) => each.code === "bcttv1/16.1");
    expect(never?.kappa).toEqual({ undefined: "single_category" });
    expect(never?.pabak).toMatchObject({ value: 1 });
    const own = turns.perCode.find((each) => each.code === "own/1");
    expect(own?.kappa).toHaveProperty("undefined");
    const inDocuments = await alice.done(agreementContract.readAgreement, {
      params: place,
      query: { unit: "document", scope: "round" },
    });
    expect(inDocuments.overall?.counts.units).toBe(93);
    expect(inDocuments.layerHashes).toHaveLength(2);
  });
});

describe("a document with one coder", () => {
  it("is released when that coder has submitted, and says why there is nothing to compare", async () => {
    const { projectId, documentIds } = await aStudy(alice);
    const documentId = documentIds[0];
    if (!documentId) throw new Error("the study has no document");
    const place: Place = { projectId, documentId, roundId: await aRound(alice, projectId, documentId, [alice]) };
    const desk = await codes(service, alice, place);
    expect((await desk.submit()).value.stage).toBe("compare");
    const comparison = await alice.done(contract.readComparison, { params: place });
    expect(comparison).toMatchObject({ incomparable: "one_coder", disagreements: [] });
    const agreement = await alice.done(agreementContract.readAgreement, { params: place, query: {} });
    expect(agreement).toMatchObject({ incomparable: "one_coder", overall: null, perCode: [] });
  });
});

describe("an open round", () => {
  it("lets its coders read each other live, and write their own layer only", async () => {
    const { place, text, textHash } = await aDocumentInRound("open");
    const desk = await codes(service, alice, place);
    const { readableRooms } = await read(bea, place);
    expect(readableRooms).toMatchObject([{ coderId: alice.id, room: desk.room }]);
    await desk.apply(text, textHash, "every Tuesday", "bcttv1/3.3");
  });
});

describe("an open socket", () => {
  it("is closed when its coder signs out, is removed from the project, or the account is closed", async () => {
    const { place } = await aDocumentInRound();
    const leaving = await aPerson(service, `Leaving ${crypto.randomUUID()}`);
    await joins(service, place.projectId, leaving, ["code"]);
    const roundId = await aRound(alice, place.projectId, place.documentId, [leaving], "open");
    const desk = await codes(service, leaving, { ...place, roundId });
    const offline = new Promise<void>((resolve) => {
      desk.connection.subscribe(() => desk.connection.getState().phase === "offline" && resolve());
    });
    await alice.done(projectContract.removeMember, { params: { ...place, userId: leaving.id } });
    await offline;
    expect((await leaving.call(contract.readLayer, { params: { ...place, roundId } })).code).toBe("not_found");
    desk.leave();
  });
});
