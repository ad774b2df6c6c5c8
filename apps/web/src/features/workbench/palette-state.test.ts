import type { Code, CodeId, CodingId } from "@concord/domain";
import { describe, expect, it } from "vitest";
import { codeOfOwn } from "./code-names.ts";
import { CLOSED, type PaletteEvent, paletteReducer, paletteRows } from "./palette-state.ts";

const code = (number: string, label: string): Code => ({
  ...codeOfOwn({ id: `bcttv1/${number}` as CodeId, label }),
  number,
  group: { number: number.split(".")[0] ?? "", label: "" },
  origin: "taxonomy",
});
const codes = [
  code("1.1", "Goal setting (behavior)"),
  code("3.1", "Social support (unspecified)"),
  code("3.2", "Social support (practical)"),
  code("3.3", "Social support (emotional)"),
];
const span = { start: 4, end: 9 };
const after = (...events: PaletteEvent[]) => events.reduce(paletteReducer, CLOSED);
const opened: PaletteEvent = { kind: "opened", span, typed: "s" };
const used = "bcttv1/3.2" as CodeId;

describe("the palette", () => {
  it("opens with the letter that was typed, on the first row", () => {
    expect(after(opened)).toMatchObject({ open: true, span, typed: "s", row: 0, purpose: { kind: "apply" } });
  });

  it("goes back to the first row whenever something is typed", () => {
    expect(after(opened, { kind: "moved", by: 1, rows: 4 }, { kind: "typed", typed: "ss" })).toMatchObject({ row: 0 });
  });

  it("moves around the ends and stands still without rows", () => {
    expect(after(opened, { kind: "moved", by: -1, rows: 4 })).toMatchObject({ row: 3 });
    expect(after(opened, { kind: "moved", by: 4, rows: 4 })).toMatchObject({ row: 0 });
    expect(after(opened, { kind: "moved", by: 1, rows: 0 })).toMatchObject({ row: 0 });
  });

  it("closes after a code, or stays on the same words with an empty field", () => {
    expect(after(opened, { kind: "applied", code: used, stay: false })).toEqual(CLOSED);
    expect(after(opened, { kind: "applied", code: used, stay: true })).toMatchObject({
      span,
      typed: "",
      applied: [used],
    });
  });

  it("never stays open after replacing a code", () => {
    const replacing: PaletteEvent = { ...opened, purpose: { kind: "replace", coding: "k1" as CodingId } };
    expect(after(replacing, { kind: "applied", code: used, stay: true })).toEqual(CLOSED);
  });

  it("ignores everything but opening while it is closed", () => {
    expect(after({ kind: "typed", typed: "x" }, { kind: "applied", code: used, stay: true })).toEqual(CLOSED);
  });
});

describe("the palette's rows", () => {
  it("are the codes used last when nothing is typed, and an own code named like the words", () => {
    const { rows } = paletteRows("", " on my\nown ", codes, { recent: [used] });
    expect(rows).toEqual([
      { kind: "code", code: codes[2] },
      { kind: "create", label: "on my own" },
    ]);
  });

  it("end with the creation of what was typed, unless a code has that name already", () => {
    expect(paletteRows("walking mate", "", codes, {}).rows).toEqual([{ kind: "create", label: "walking mate" }]);
    expect(paletteRows("goal setting (Behavior)", "", codes, {}).rows.map(({ kind }) => kind)).toEqual(["code"]);
  });

  it("read the confidence at the end of what was typed", () => {
    expect(paletteRows("3.3+", "", codes, {})).toMatchObject({
      rows: [{ code: codes[3] }, {}],
      confidence: "probable",
    });
    expect(paletteRows("3.3++", "", codes, {}).confidence).toBe("certain");
    expect(paletteRows("3.3", "", codes, {}).confidence).toBeUndefined();
  });

  it("are all codes, the last used first, for somebody who taps instead of typing", () => {
    const { rows } = paletteRows("", "", codes, { recent: [used] }, true);
    expect(rows).toEqual([codes[2], codes[0], codes[1], codes[3]].map((each) => ({ kind: "code", code: each })));
  });

  it("put what this coder used last first among equals", () => {
    expect(paletteRows("ss", "", codes, { recent: [used] }).rows[0]).toEqual({ kind: "code", code: codes[2] });
  });
});
