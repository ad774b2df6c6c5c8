import { describe, expect, it } from "vitest";
import { lookAlikeNotes, lookAlikes } from "./look-alikes.ts";

describe("texts that look alike", () => {
  it("differ by outer space, inner space or case, and nothing else", () => {
    expect(lookAlikes(["yes", "no", "yes ", "Yes", "a  b", "a b", "ab", "yes"])).toEqual([
      ["yes", "yes ", "Yes"],
      ["a  b", "a b"],
    ]);
  });

  it("are no numbers", () => {
    expect(lookAlikes([1, 1, "1"])).toEqual([]);
  });

  it("are told in a sentence", () => {
    expect(lookAlikeNotes("labels", ["yes", "yes "])).toEqual([
      'These labels differ only by space or case, and count as different: "yes", "yes ".',
    ]);
    expect(lookAlikeNotes("labels", ["yes", "no"])).toEqual([]);
  });
});
