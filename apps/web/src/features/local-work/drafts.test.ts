import type { CodeId, Coding, CodingId, TextHash } from "@concord/domain";
import { expect, it } from "vitest";
import { allDrafts, keepAsDraft } from "./drafts.ts";

const coding = (id: string): Coding => ({
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
});

it("a second withdrawal adds to the draft of the first what was coded in between", async () => {
  const late = (...ids: string[]) =>
    keepAsDraft({
      room: "layer",
      account: undefined,
      about: {
        place: { projectId: "p", roundId: "r", documentId: "d" },
        document: "P07",
        round: "First",
      },
      why: "access",
      unsaved: ids.length,
      copyStays: false,
      codings: ids.map(coding),
      ownCodes: [],
      acknowledged: [],
    });
  await late("a", "b", "c");
  await late("d", "e");
  expect(allDrafts().map(({ changes }) => changes.map(({ coding: { id } }) => id))).toEqual([
    ["a", "b", "c", "d", "e"],
  ]);
});
