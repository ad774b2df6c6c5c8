import type { DocumentId, RevisionId } from "@concord/domain";
import { expect, it } from "vitest";
import {
  type ImportAction,
  type ImportQueue,
  importable,
  importQueue,
  isNameTwice,
  namesTwice,
  questionOf,
  speakersOf,
} from "./import-queue.ts";
import type { DocumentSummary, Preview } from "./queries.ts";

const aPreview = (name: string): Preview => ({
  name,
  format: "txt",
  encoding: "utf-8",
  text: "INT: And?\nP07: Well.",
  structure: { blocks: [], ranges: [], speakers: [] },
  candidates: [
    { label: "INT", turns: 1, accepted: true, part: "interviewer" },
    { label: "P07", turns: 1, accepted: true, part: "participant" },
    { label: "Note", turns: 1, accepted: false, part: "other", reason: "too_rare" },
  ],
  report: [],
});
const aDocument: DocumentSummary = {
  id: "d" as DocumentId,
  revisionId: "v" as RevisionId,
  name: "a",
  format: "txt",
  words: 4,
  turns: 2,
  speakers: [],
  importedAt: "2026-01-01T00:00:00Z",
  importedBy: "Al",
};
const added = (...ids: string[]): ImportAction => ({
  type: "added",
  files: ids.map((id) => ({ id, file: new File(["x"], `${id}.txt`) })),
});
const after = (...actions: ImportAction[]) => actions.reduce(importQueue, [] as ImportQueue);
const previewed = (id: string, name = id): ImportAction => ({
  type: "previewed",
  id,
  revision: 0,
  preview: aPreview(name),
});
const chosen: ImportAction = { type: "part_chosen", id: "a", label: "Note", part: "participant" };
const stateOf = (queue: ImportQueue, id: string) => queue.find((file) => file.id === id)?.state;

it("proposes the importer's own judgement of each label", () => {
  const state = stateOf(after(added("a"), previewed("a")), "a");
  expect(state).toMatchObject({ kind: "ready", parts: { INT: "interviewer", P07: "participant", Note: "none" } });
});

it("sends only the labels that are speakers", () => {
  expect(speakersOf({ INT: "interviewer", Note: "none" })).toEqual([{ label: "INT", part: "interviewer" }]);
});

it("refuses one file and goes on with the others", () => {
  const queue = after(added("a", "b"), { type: "refused", id: "a", revision: 0, error: "bad" }, previewed("b"));
  expect(stateOf(queue, "a")).toEqual({ kind: "refused", error: "bad" });
  expect(importable(queue).map(({ id }) => id)).toEqual(["b"]);
});

it("asks for a new preview after a choice, and does not import before it is shown", () => {
  const queue = after(added("a"), previewed("a"), chosen);
  expect(queue.map(questionOf)).toEqual([{ id: "a", revision: 1 }]);
  expect(importable(queue)).toEqual([]);
  const shown = importQueue(queue, { type: "previewed", id: "a", revision: 1, preview: aPreview("other") });
  expect(shown.map(questionOf)).toEqual([null]);
  expect(stateOf(shown, "a")).toMatchObject({ name: "a", parts: { Note: "participant" } });
});

it("ignores a preview that answers an earlier choice", () => {
  const queue = after(added("a"), previewed("a"), chosen, { ...chosen, part: "other" });
  expect(importQueue(queue, { type: "previewed", id: "a", revision: 1, preview: aPreview("late") })).toEqual(queue);
});

it("holds back files that would take the same name", () => {
  const queue = after(added("a", "b"), previewed("a", "P07"), previewed("b", "p07 "));
  expect(isNameTwice(namesTwice(queue), "P07")).toBe(true);
  expect(importable(queue)).toEqual([]);
  const renamed = importQueue(queue, { type: "renamed", id: "b", name: "P08" });
  expect(importable(renamed)).toHaveLength(2);
});

it("returns to review, with everything chosen, when the server refuses the import", () => {
  const queue = after(
    added("a"),
    previewed("a"),
    { type: "renamed", id: "a", name: "P1" },
    { type: "import_began", id: "a" },
  );
  expect(importable(queue)).toEqual([]);
  const back = importQueue(queue, { type: "import_refused", id: "a", error: "taken" });
  expect(stateOf(back, "a")).toMatchObject({ kind: "ready", name: "P1", error: "taken" });
});

it("keeps what is being imported when the list is cleared", () => {
  const queue = after(
    added("a", "b", "c"),
    previewed("a"),
    previewed("b"),
    { type: "import_began", id: "a" },
    { type: "import_began", id: "b" },
    { type: "imported", id: "b", document: aDocument },
  );
  expect(importQueue(queue, { type: "cleared" }).map(({ id }) => id)).toEqual(["a"]);
});
