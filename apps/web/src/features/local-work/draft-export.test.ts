import type { CodeId, Coding, CodingId, TextHash } from "@concord/domain";
import { expect, it } from "vitest";
import { draftCsv, draftJson, fileName } from "./draft-export.ts";

const coding: Coding = {
  id: "c1" as CodingId,
  start: 3,
  end: 9,
  code: "bcttv1/1.1" as CodeId,
  confidence: "certain",
  memo: "=1+1",
  quote: 'she said "walk",\nand I did',
  before: "",
  after: "",
  textHash: "0" as TextHash,
  deviceTime: "2026-01-01T00:00:00.000Z",
};
const draft = { changes: [{ kind: "added" as const, coding }], ownCodes: [] };

it("a table of a draft quotes what needs it, and runs nothing in a spreadsheet", () => {
  expect(draftCsv(draft, () => "1.1 Goal setting")).toBe(
    '\uFEFFchange,code,name,confidence,quote,memo,start,end,device_time\r\nadded,bcttv1/1.1,1.1 Goal setting,certain,"she said ""walk"",\nand I did",\'=1+1,3,9,2026-01-01T00:00:00.000Z\r\n',
  );
});

it("a file of a draft says in what its positions are counted, and holds every field", () => {
  const file = JSON.parse(draftJson(draft, { document: "P07", round: "First", coder: "Al" }));
  expect(file).toMatchObject({ format: "concord-late-draft", positions: "UTF-16 code units", document: "P07" });
  expect(file.changes).toEqual(draft.changes);
});

it("a document's name becomes a file's name", () => {
  expect(fileName("P07: interview / Zoë?", "csv")).toBe("P07-interview-Zoë--late-codings.csv");
});
