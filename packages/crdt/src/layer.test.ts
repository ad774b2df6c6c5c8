import type { CodeId, Coding, CodingId, TextHash, UserId } from "@concord/domain";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { docFromUpdates, holdsAll, openLayer, readLayer, stateVectorOf } from "./layer.ts";

const owner = "alice" as UserId;
const coding = (id: string, fields: Partial<Coding> = {}): Coding => ({
  id: id as CodingId,
  start: 3,
  end: 9,
  code: "bcttv1/1.1" as CodeId,
  confidence: "certain",
  memo: "",
  quote: "walked",
  before: "we ",
  after: " home",
  textHash: "0".repeat(64) as TextHash,
  deviceTime: "2026-01-01T00:00:00Z",
  ...fields,
});

describe("a layer's document", () => {
  it("gives back the codings and own codes that were put in", () => {
    const layer = openLayer(new Y.Doc(), owner);
    layer.put(coding("a"));
    layer.addOwnCode("own/1" as CodeId, "walking together");
    expect(layer.read()).toEqual({
      codings: [coding("a")],
      ownCodes: [{ id: "own/1", label: "walking together", createdBy: owner }],
      setAside: [],
    });
  });

  it("undoes and redoes one step at a time, and only this document's own steps", () => {
    const doc = new Y.Doc();
    const layer = openLayer(doc, owner);
    const elsewhere = new Y.Doc();
    openLayer(elsewhere, owner).put(coding("other-tab"));
    layer.put(coding("a"));
    layer.put(coding("b"));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(elsewhere));
    layer.undo();
    expect(new Set(layer.read().codings.map((each) => each.id))).toEqual(new Set(["a", "other-tab"]));
    layer.undo();
    expect(layer.read().codings.map((each) => each.id)).toEqual(["other-tab"]);
    expect(layer.canUndo()).toBe(false);
    layer.redo();
    layer.redo();
    expect(layer.read().codings).toHaveLength(3);
  });

  it("takes several codings put at once back in one step", () => {
    const layer = openLayer(new Y.Doc(), owner);
    layer.putAll([coding("a"), coding("b")]);
    layer.undo();
    expect(layer.read().codings).toEqual([]);
  });

  it("keeps the last twenty states of a coding", () => {
    const layer = openLayer(new Y.Doc(), owner);
    layer.put(coding("a"));
    for (let i = 0; i < 30; i++) layer.change("a" as CodingId, { memo: `memo ${i}` });
    const past = layer.history("a" as CodingId);
    expect(past).toHaveLength(20);
    expect(past.at(-1)?.memo).toBe("memo 28");
  });

  it("sets aside what it cannot read, and reads the rest", () => {
    const doc = new Y.Doc();
    const layer = openLayer(doc, owner);
    layer.put(coding("good"));
    const codings = doc.getMap<unknown>("codings");
    codings.set("number", 7);
    codings.set("backwards", { ...coding("x"), start: 9, end: 3 });
    codings.set("sure", { ...coding("x"), confidence: "++" });
    doc.getMap<unknown>("own_codes").set("own/1", { label: " " });
    const content = layer.read();
    expect(content.codings.map((each) => each.id)).toEqual(["good"]);
    expect(content.setAside.map((each) => each.id).sort()).toEqual(["backwards", "number", "own/1", "sure"]);
  });

  it("takes no field over that is none of a coding's, and gives the owner of own codes itself", () => {
    const doc = new Y.Doc();
    const layer = openLayer(doc, owner);
    doc.getMap<unknown>("codings").set("a", { ...coding("a"), layerId: "somebody else's", id: "b" });
    doc.getMap<unknown>("own_codes").set("own/1", { label: "walking", createdBy: "bob" });
    expect(layer.read()).toEqual({
      codings: [coding("a")],
      ownCodes: [{ id: "own/1", label: "walking", createdBy: owner }],
      setAside: [],
    });
  });

  it.each<[string, string, Record<string, unknown>]>([
    ["an empty id", "", {}],
    ["an id too long to store", "x".repeat(201), {}],
    ["an id with NUL", "a\0b", {}],
    ["a memo with NUL", "a", { memo: "a\0b" }],
    ["a memo with half a character", "a", { memo: "\ud83d" }],
    ["a memo that is too long", "a", { memo: "x".repeat(100_001) }],
    ["a time with NUL", "a", { deviceTime: "\0" }],
    ["a position beyond what is stored", "a", { end: 2 ** 31 }],
    ["an arm that is too long", "a", { arm: "x".repeat(501) }],
  ])("sets %s aside", (_, id, fields) => {
    const doc = new Y.Doc();
    doc.getMap<unknown>("codings").set(id, { ...coding("a"), ...fields });
    expect(readLayer(doc, owner)).toMatchObject({ codings: [], setAside: [{ map: "codings", id }] });
  });

  it("sets an own code aside that has the id of a taxonomy's", () => {
    const doc = new Y.Doc();
    doc.getMap<unknown>("own_codes").set("bcttv1/1.1", { label: "mine" });
    expect(readLayer(doc, owner).setAside).toMatchObject([{ map: "own_codes", id: "bcttv1/1.1" }]);
  });

  it("reads a document whose schema is no number, and does not throw", () => {
    const doc = new Y.Doc();
    openLayer(doc, owner).put(coding("a"));
    doc.getMap<unknown>("meta").set("schema", { toString: 0, valueOf: 0 });
    expect(readLayer(doc, owner).setAside).toHaveLength(1);
  });

  it("names an undo in its state vector, though it only deletes", () => {
    const doc = new Y.Doc();
    const layer = openLayer(doc, owner);
    layer.put(coding("a"));
    const stored = docFromUpdates([Y.encodeStateAsUpdate(doc)]);
    layer.undo();
    expect(holdsAll(stored, stateVectorOf(doc))).toBe(false);
    layer.redo();
    expect(layer.read().codings).toEqual([coding("a")]);
  });

  it("sets everything aside in a document of a later version", () => {
    const doc = new Y.Doc();
    openLayer(doc, owner).put(coding("a"));
    doc.getMap<number>("meta").set("schema", 99);
    expect(readLayer(doc, owner)).toMatchObject({ codings: [], setAside: [{ id: "a" }] });
  });

  it("tells whether a document holds all that a state vector names", () => {
    const doc = new Y.Doc();
    const layer = openLayer(doc, owner);
    layer.put(coding("a"));
    const stored = docFromUpdates([Y.encodeStateAsUpdate(doc)]);
    expect(holdsAll(stored, stateVectorOf(doc))).toBe(true);
    layer.put(coding("b"));
    expect(holdsAll(stored, stateVectorOf(doc))).toBe(false);
  });

  it("names the codings that changed to those who listen, until they stop", () => {
    const layer = openLayer(new Y.Doc(), owner);
    const heard: string[][] = [];
    const stop = layer.observe((changed) => heard.push([...changed]));
    layer.put(coding("a"));
    stop();
    layer.put(coding("b"));
    expect(heard).toEqual([["a"]]);
  });
});
