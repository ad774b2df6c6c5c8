import { expect, it } from "vitest";
import { assign, assignedDocuments, isAssigned } from "./assignments.ts";

const none = new Set<string>();

it("assigns one coder to several documents at once, and takes them off again", () => {
  const both = assign(none, ["d1", "d2"], "al", true);
  expect(isAssigned(both, "d2", "al")).toBe(true);
  const one = assign(both, ["d1"], "al", false);
  expect(isAssigned(one, "d1", "al")).toBe(false);
  expect(isAssigned(one, "d2", "al")).toBe(true);
});

it("leaves out documents that nobody codes", () => {
  const assignments = assign(assign(none, ["d2"], "al", true), ["d2"], "bea", true);
  expect(assignedDocuments(assignments, ["d1", "d2"], ["al", "bea", "cem"])).toEqual([
    { documentId: "d2", coderIds: ["al", "bea"] },
  ]);
});

it("leaves the former assignments as they were", () => {
  assign(none, ["d1"], "al", true);
  expect(none.size).toBe(0);
});
