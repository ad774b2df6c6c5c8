import { describe, expect, it } from "vitest";
import { meantSelection } from "./text-selection.ts";
import { textBlocks } from "./transcript-text.ts";

const text = "INT: When?\n\nP07: On Mondays 👨‍👩‍👧.\n";
const blocks = textBlocks({
  text,
  structure: {
    blocks: [
      { kind: "turn", start: 0, end: 12, labelEnd: 5, speaker: 0, turn: 1 },
      { kind: "turn", start: 12, end: text.length, labelEnd: 17, speaker: 1, turn: 2 },
    ],
    ranges: [],
    speakers: [
      { name: "INT", part: "interviewer" },
      { name: "P07", part: "participant" },
    ],
  },
});
const meant = (anchor: number, focus: number) => {
  const { start, end } = meantSelection(text, blocks, anchor, focus);
  return text.slice(start, end);
};

describe("what a selection means", () => {
  it("ends with the words of a turn when a triple click reaches into the next one", () => {
    expect(meant(5, 12)).toBe("When?");
  });

  it("begins with the next turn when it was started in the gap behind a turn", () => {
    expect(meant(11, 19)).toBe("On");
  });

  it("leaves out a label that came along, and keeps one that lies between two turns", () => {
    expect(meant(12, 19)).toBe("On");
    expect(meant(5, 19)).toBe("When?\n\nP07: On");
  });

  it("takes a family whole, from either direction, and tells which end moves", () => {
    const half = text.indexOf("👨") + 3;
    expect(meant(17, half)).toBe("On Mondays 👨‍👩‍👧");
    expect(meantSelection(text, blocks, half, 17).focus).toBe(17);
    expect(meantSelection(text, blocks, 17, half).focus).toBe(text.indexOf(".", 17));
  });

  it("of a bare caret is empty", () => {
    expect(meantSelection(text, blocks, 7, 7)).toEqual({ start: 7, end: 7, focus: 7 });
  });
});
