import { type Span, snapToCodePoints } from "@concord/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { structure, text } from "./testing/small-study.ts";
import type { UnitRule } from "./unit-rule.ts";
import { type Units, unitsOf } from "./units.ts";

const small = (rule: UnitRule) => unitsOf(rule, { structure, text });
const spansOf = (units: Units) => Array.from({ length: units.count }, (_, unit) => units.spanOf(unit));
const words = (rule: UnitRule) => spansOf(small(rule)).map(({ start, end }) => text.slice(start, end));

describe("units", () => {
  it("are the document, the participants' turns, or all turns", () => {
    expect(spansOf(small({ unit: "document" }))).toEqual([{ start: 0, end: 50 }]);
    expect(spansOf(small({ unit: "turn" }))).toEqual([
      { start: 10, end: 20 },
      { start: 30, end: 40 },
    ]);
    expect(small({ unit: "any_turn" }).count).toBe(4);
  });

  it("are sentences or paragraphs of the whole text, or of what participants say", () => {
    expect(words({ unit: "sentence" })).toEqual(["I: Did u?", "P: I ran.", "A heading", "P: Go.", "So", "Who knows"]);
    expect(words({ unit: "paragraph" })).toEqual(["I: Did u?", "P: I ran.", "A heading", "P: Go. So", "Who knows"]);
    const cutFrom = "participants_turns";
    expect(words({ unit: "sentence", cutFrom })).toEqual(["I ran.", "Go.", "So"]);
    expect(words({ unit: "paragraph", cutFrom })).toEqual(["I ran.", "Go. So"]);
  });

  it("are windows, the last one shorter, cut anew in every turn", () => {
    expect(words({ unit: "window", windowLength: 20 }).map(({ length }) => length)).toEqual([20, 20, 10]);
    expect(words({ unit: "window", windowLength: 5, cutFrom: "participants_turns" })).toEqual([
      " I ra",
      "n.\n",
      " Go. ",
      "So\n",
    ]);
  });

  it("are characters, an emoji being one", () => {
    expect(small({ unit: "character", cutFrom: "participants_turns" }).count).toBe(16);
    const emoji = unitsOf({ unit: "character" }, { structure, text: "a😀b" });
    expect(spansOf(emoji)).toEqual([
      { start: 0, end: 1 },
      { start: 1, end: 3 },
      { start: 3, end: 4 },
    ]);
    expect(emoji.runOf({ start: 1, end: 3 })).toEqual({ start: 1, end: 2 });
  });

  it("hold a span in every unit that it overlaps, and not in one that it only touches", () => {
    const turns = small({ unit: "turn" });
    expect(turns.runOf({ start: 15, end: 31 })).toEqual({ start: 0, end: 2 });
    expect(turns.runOf({ start: 20, end: 31 })).toEqual({ start: 1, end: 2 });
    expect(turns.runOf({ start: 20, end: 30 })).toBeUndefined();
  });

  it("are refused for a window without length, and beyond the last", () => {
    for (const windowLength of [0, -1, 1.5, Number.NaN])
      expect(() => small({ unit: "window", windowLength })).toThrow("code points were asked for");
    for (const rule of [{ unit: "turn" }, { unit: "character" }] as const) {
      expect(() => small(rule).spanOf(50)).toThrow(RangeError);
      expect(() => small(rule).spanOf(-1)).toThrow(RangeError);
    }
  });

  it("are none in an empty text, except the document itself", () => {
    const empty = { structure: { blocks: [], ranges: [], speakers: [] }, text: "" };
    expect(unitsOf({ unit: "document" }, empty).count).toBe(1);
    for (const unit of ["turn", "sentence", "paragraph", "character"] as const)
      expect(unitsOf({ unit }, empty)).toMatchObject({ count: 0 });
  });
});

describe("the units of any text", () => {
  const CHARACTERS = ["a", "B", ".", " ", "\n", "😀", "é"];
  const turns = fc.array(
    fc.record({ said: fc.array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 12 }), speaker: fc.nat(1) }),
    { maxLength: 6 },
  );
  const rules = fc.oneof(
    fc.record({ unit: fc.constantFrom("document" as const, "turn" as const, "any_turn" as const) }),
    fc.record({
      unit: fc.constantFrom("sentence" as const, "paragraph" as const, "character" as const),
      cutFrom: fc.constantFrom("whole_text" as const, "participants_turns" as const),
    }),
    fc.record({
      unit: fc.constant("window" as const),
      windowLength: fc.integer({ min: 1, max: 7 }),
      cutFrom: fc.constantFrom("whole_text" as const, "participants_turns" as const),
    }),
  );

  it("are in order and disjoint, and a span's run is every unit that has a part of it", () => {
    fc.assert(
      fc.property(turns, rules, fc.nat(80), fc.nat(80), (spoken, rule, a, b) => {
        let written = "";
        const blocks = spoken.map(({ said, speaker }, index) => {
          const start = written.length;
          written += `P:${said.join("")}`;
          return { kind: "turn" as const, start, end: written.length, labelEnd: start + 2, speaker, turn: index + 1 };
        });
        const document = { structure: { ...structure, blocks }, text: written };
        const units = unitsOf(rule, document);
        const spans = spansOf(units);
        for (const [unit, { start, end }] of spans.entries()) {
          expect(start).toBeGreaterThanOrEqual(unit === 0 ? 0 : (spans[unit - 1] as Span).end);
          if (rule.unit !== "document") expect(end).toBeGreaterThan(start);
          if (end > start) expect(units.runOf({ start, end })).toEqual({ start: unit, end: unit + 1 });
        }
        const { start: from, end: to } = snapToCodePoints(written, {
          start: Math.min(a, b, written.length),
          end: Math.min(Math.max(a, b), written.length),
        });
        if (from === to) return;
        const overlapped = [...spans.keys()].filter((unit) => {
          const { start, end } = spans[unit] as Span;
          return start < to && end > from;
        });
        const run = units.runOf({ start: from, end: to }) ?? { start: 0, end: 0 };
        expect(overlapped).toEqual(Array.from({ length: run.end - run.start }, (_, index) => run.start + index));
      }),
      { seed: 1952, numRuns: 1000 },
    );
  });
});
