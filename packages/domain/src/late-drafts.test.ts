import { describe, expect, it } from "vitest";
import type { Coding } from "./codings.ts";
import type { CodeId, CodingId, TextHash } from "./ids.ts";
import { joinDrafts, type LateChange, type LateDraft, lateChanges } from "./late-drafts.ts";

const coding = (id: string, fields: Partial<Coding> = {}): Coding => ({
  id: id as CodingId,
  start: 0,
  end: 5,
  code: "bcttv1/1.1" as CodeId,
  confidence: "certain",
  memo: "",
  quote: "words",
  before: "",
  after: "",
  textHash: "0" as TextHash,
  deviceTime: "2026-01-01T00:00:00.000Z",
  ...fields,
});

describe("a late draft", () => {
  it("holds what was added, changed and removed, in document order, and nothing that is alike", () => {
    const stored = [coding("same", { start: 1 }), coding("changed", { start: 20, end: 25 }), coding("removed")];
    const own = [
      coding("same", { start: 1, deviceTime: "2026-02-02T00:00:00.000Z" }),
      coding("added", { start: 30, end: 31 }),
      coding("changed", { start: 20, end: 25, memo: "thought again" }),
    ];
    expect(lateChanges(stored, own).map(({ kind, coding: { id, memo } }) => [kind, id, memo])).toEqual([
      ["removed", "removed", ""],
      ["changed", "changed", "thought again"],
      ["added", "added", ""],
    ]);
  });

  it("is empty when the layer holds everything", () => {
    expect(lateChanges([coding("a"), coding("b")], [coding("b"), coding("a")])).toEqual([]);
  });

  it.each([
    { start: 1 },
    { end: 6 },
    { code: "bcttv1/1.2" as CodeId },
    { confidence: "probable" as const },
    { memo: "m" },
    { targetBehaviour: "t" },
    { stance: "wished" as const },
    { arm: "a" },
    { exemplar: true },
  ])("notices a change of %o", (fields) => {
    expect(lateChanges([coding("a")], [coding("a", fields)])).toHaveLength(1);
  });

  it("joined with a later one keeps what that one does not have, and says the rest as the later one does", () => {
    const added = (id: string, fields: Partial<Coding> = {}): LateChange => ({
      kind: "added",
      coding: coding(id, fields),
    });
    const code = (id: string, label: string) => ({ id: id as CodeId, label });
    const former: LateDraft = {
      changes: [
        added("both", { start: 1, memo: "first" }),
        { kind: "removed", coding: coding("former", { start: 3 }) },
      ],
      ownCodes: [code("own/1", "walks"), code("own/2", "old label")],
    };
    const later: LateDraft = {
      changes: [added("both", { start: 1, memo: "second" }), added("later", { start: 2 })],
      ownCodes: [code("own/2", "new label"), code("own/3", "sleep")],
    };
    const { changes, ownCodes } = joinDrafts(former, later);
    expect(changes.map(({ kind, coding: { id, memo } }) => [kind, id, memo])).toEqual([
      ["added", "both", "second"],
      ["added", "later", ""],
      ["removed", "former", ""],
    ]);
    expect(ownCodes).toEqual([code("own/1", "walks"), code("own/2", "new label"), code("own/3", "sleep")]);
    expect(joinDrafts(former, { changes: [], ownCodes: [] })).toEqual(former);
  });
});
