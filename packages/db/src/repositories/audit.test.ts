import type { ProjectId, UserId } from "@concord/domain";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { auditEvents, auditWords } from "../tables/index.ts";
import { aProject, aUser, createTestDatabase, type TestDatabase } from "../testing/index.ts";
import { audit } from "./index.ts";

let database: TestDatabase;
let alice: UserId;
let project: ProjectId;
beforeAll(async () => {
  database = await createTestDatabase();
  alice = await aUser(database.db, "Alice");
});
beforeEach(async () => {
  project = await aProject(database.db, alice, "A study");
});
afterAll(() => database.close());

const append = (action: string, words: string[] = []) =>
  database.db.transaction((tx) =>
    audit.appendAudit(tx, project, new Date("2026-01-05T09:00:00Z"), {
      actor: alice,
      action,
      facts: { round: "r1" },
      words,
    }),
  );
const at = (number: number) => and(eq(auditEvents.projectId, project), eq(auditEvents.number, number));

it("gives one unbroken chain to events appended at the same moment", async () => {
  await Promise.all(Array.from({ length: 12 }, (_, index) => append(`event.${index}`)));
  const events = await audit.listAudit(database.db, project);
  expect(events.map((event) => event.number)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  expect(await audit.verifyAudit(database.db, project)).toBeUndefined();
});

it("finds an event that was changed afterwards", async () => {
  await append("layer.submitted");
  await append("layer.submitted");
  await database.db.update(auditEvents).set({ action: "layer.reopened" }).where(at(1));
  expect(await audit.verifyAudit(database.db, project)).toEqual({ number: 1, fault: "hash_differs" });
});

it("finds an event that was taken out", async () => {
  for (const action of ["a", "b", "c"]) await append(action);
  await database.db.delete(auditEvents).where(at(2));
  expect(await audit.verifyAudit(database.db, project)).toEqual({ number: 3, fault: "chain_broken" });
});

it("finds words that were changed, and accepts words that were erased", async () => {
  await append("stage.moved_back", ["a coder fell ill"]);
  const words = and(eq(auditWords.projectId, project), eq(auditWords.number, 1));
  await database.db.update(auditWords).set({ words: "a coder was too slow" }).where(words);
  expect(await audit.verifyAudit(database.db, project)).toEqual({ number: 1, fault: "words_differ" });
  await database.db.update(auditWords).set({ words: null, erasedAt: new Date() }).where(words);
  expect(await audit.verifyAudit(database.db, project)).toBeUndefined();
});
