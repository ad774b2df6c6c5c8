import { describe, expect, it } from "vitest";
import { type DeskSituation, deskAction, type KeyPress } from "./desk-keys.ts";

const nothing: DeskSituation = { selected: false, focused: false, moving: false, mayEdit: true };
const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shift: false,
  command: false,
  alt: false,
  ...more,
});

describe("keys of the workbench", () => {
  it("give every letter and digit to the palette while words are selected", () => {
    const selected = { ...nothing, selected: true, focused: true };
    for (const key of ["s", "S", "3", "ß", "n", "j", "m", "r", "e"])
      expect(deskAction(press(key), selected)).toEqual({ kind: "open_palette", typed: key });
    expect(deskAction(press("Enter"), selected)).toEqual({ kind: "open_palette", typed: "" });
  });

  it("walk through turns and codings without a selection", () => {
    expect(deskAction(press("j"), nothing)).toEqual({ kind: "turn", direction: 1 });
    expect(deskAction(press("p"), nothing)).toEqual({ kind: "coding", direction: -1 });
    expect(deskAction(press("o"), nothing)).toEqual({ kind: "cycle" });
  });

  it("act on a coding only when there is one at hand", () => {
    expect(deskAction(press("Delete"), nothing)).toBeUndefined();
    expect(deskAction(press("Delete"), { ...nothing, focused: true })).toEqual({ kind: "remove" });
    expect(deskAction(press("["), { ...nothing, focused: true })).toEqual({ kind: "choose_end", end: "start" });
  });

  it("change nothing in a layer that was submitted, and still walk", () => {
    const frozen = { selected: true, focused: true, moving: false, mayEdit: false };
    for (const key of ["s", "Enter", "Delete", "+", "["]) expect(deskAction(press(key), frozen)).toBeUndefined();
    expect(deskAction(press("z", { command: true }), frozen)).toBeUndefined();
    expect(deskAction(press(" "), frozen)).toEqual({ kind: "grow" });
  });

  it("move an end by word, with Shift by character, until it is kept or restored", () => {
    const moving = { ...nothing, focused: true, moving: true };
    expect(deskAction(press("ArrowLeft"), moving)).toEqual({ kind: "move_end", direction: -1, by: "word" });
    expect(deskAction(press("ArrowRight", { shift: true }), moving)).toMatchObject({ by: "character" });
    expect(deskAction(press("Enter"), moving)).toEqual({ kind: "keep_end" });
    expect(deskAction(press("Escape"), moving)).toEqual({ kind: "restore_end" });
    expect(deskAction(press("x"), moving)).toBeUndefined();
  });

  it("leave the browser its own keys", () => {
    for (const key of ["f", "p", "c", "l", "a"])
      expect(deskAction(press(key, { command: true }), nothing)).toBeUndefined();
    expect(deskAction(press("ArrowLeft", { alt: true }), nothing)).toBeUndefined();
    expect(deskAction(press("ArrowDown"), nothing)).toBeUndefined();
  });
});
