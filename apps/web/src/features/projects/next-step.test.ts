import type { DocumentId, Role, RoundId, UserId } from "@concord/domain";
import { expect, it } from "vitest";
import { byRound, nextStep, ownProgress } from "./next-step.ts";
import type { Task } from "./queries.ts";

const aTask = (task: Partial<Task> = {}): Task => ({
  roundId: "r1" as RoundId,
  roundName: "Round 1",
  visibility: "blind",
  documentId: "d1" as DocumentId,
  documentName: "P01",
  words: 100,
  stage: "independent",
  you: "open",
  others: [{ coderId: "u2" as UserId, name: "Bea", submitted: false }],
  ...task,
});
const aProject = (situation: Partial<Parameters<typeof nextStep>[0]> = {}) => ({
  roles: ["manage", "code"] as readonly Role[],
  documents: 1,
  members: 2,
  tasks: [] as readonly Task[],
  ...situation,
});

it("leads a manager from import over invitation to the first round", () => {
  expect(nextStep(aProject({ documents: 0, members: 1 })).kind).toBe("import");
  expect(nextStep(aProject({ members: 1 })).kind).toBe("invite");
  expect(nextStep(aProject()).kind).toBe("round");
});

it("asks nothing of a coder before there is a round", () => {
  expect(nextStep(aProject({ roles: ["code"] })).kind).toBe("none");
});

it("puts one's own coding first and counts what waits after it", () => {
  const tasks = [aTask({ you: "submitted", stage: "compare" }), aTask(), aTask({ documentName: "P02" })];
  expect(nextStep(aProject({ tasks }))).toMatchObject({ kind: "code", left: 1, task: { documentName: "P01" } });
});

it("offers comparison once a document is released, one's own documents first", () => {
  const tasks = [
    aTask({ you: "not_assigned", stage: "compare" }),
    aTask({ you: "submitted", stage: "compare", documentName: "P02" }),
  ];
  expect(nextStep(aProject({ tasks }))).toMatchObject({ kind: "compare", task: { documentName: "P02" } });
});

it("says to wait while colleagues have not submitted", () => {
  expect(nextStep(aProject({ tasks: [aTask({ you: "submitted" })] })).kind).toBe("wait");
});

it("asks the same of a coder whatever a colleague has done, short of release", () => {
  const before = aTask({ you: "submitted" });
  const after = aTask({ you: "submitted", others: [{ coderId: "u2" as UserId, name: "Bea", submitted: true }] });
  expect(nextStep(aProject({ tasks: [after] }))).toEqual(nextStep(aProject({ tasks: [before] })));
});

it("keeps the documents of a round together", () => {
  const tasks = [aTask(), aTask({ roundId: "r2" as RoundId }), aTask({ documentName: "P02" })];
  expect([...byRound(tasks)].map(([id, own]) => [id, own.length])).toEqual([
    ["r1", 2],
    ["r2", 1],
  ]);
});

it("counts progress from one's own documents only", () => {
  const tasks = [aTask({ you: "submitted" }), aTask(), aTask({ you: "not_assigned" })];
  expect(ownProgress(tasks)).toEqual({ done: 1, all: 2 });
});
