import { openLayer } from "@concord/crdt";
import type { CodeId, Coding, TextHash, UserId } from "@concord/domain";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { StripeChange } from "#features/transcript/index.ts";
import { codeLookup } from "./code-names.ts";
import { type CodingCommands, codingCommands } from "./coding-commands.ts";
import { liveLayerStore } from "./layer-store.ts";
import { stripeSource } from "./stripe-source.ts";

const text = "She would remind me and we'd go round the park.";
const span = { start: 10, end: 19 };
const prompts = "bcttv1/7.1" as CodeId;
const support = "bcttv1/3.2" as CodeId;

let doc: Y.Doc;
let store: ReturnType<typeof liveLayerStore>;
let commands: CodingCommands;

beforeEach(() => {
  doc = new Y.Doc();
  const layer = openLayer(doc, "al" as UserId);
  store = liveLayerStore(layer);
  let ids = 0;
  commands = codingCommands(layer, {
    text,
    textHash: "hash" as TextHash,
    overlapping: store.overlapping,
    now: () => new Date("2026-01-02T03:04:05Z"),
    newId: () => `id-${++ids}`,
  });
});
const only = (): Coding | undefined => [...store.codings.values()][0];

describe("coding commands", () => {
  it("put a code with its words, their surroundings and the project's default confidence", () => {
    commands.apply(span, prompts);
    expect(only()).toMatchObject({ ...span, code: prompts, confidence: "certain", quote: "remind me" });
    expect(only()).toMatchObject({ before: "She would ", deviceTime: "2026-01-02T03:04:05.000Z" });
  });

  it("do not add the same code to the same words twice, but take over a confidence that was given", () => {
    const first = commands.apply(span, prompts);
    expect(commands.apply(span, prompts, "probable")).toBe(first);
    expect(store.codings.size).toBe(1);
    expect(only()?.confidence).toBe("probable");
    commands.apply(span, prompts);
    expect(only()?.confidence).toBe("probable");
  });

  it("allow several codes on the same words", () => {
    commands.apply(span, prompts);
    commands.apply(span, support);
    expect(store.codings.size).toBe(2);
  });

  it("write the new words when an end was moved, and undo brings back the old ones", () => {
    const id = commands.apply(span, prompts);
    commands.setSpan(id, { start: 4, end: 19 });
    expect(only()?.quote).toBe("would remind me");
    commands.undo();
    expect(only()?.quote).toBe("remind me");
    commands.redo();
    expect(only()?.quote).toBe("would remind me");
  });

  it("make no step of undo when nothing changes", () => {
    const id = commands.apply(span, prompts);
    commands.setMemo(id, "");
    commands.setConfidence(id, "certain");
    commands.replaceCode(id, prompts);
    commands.undo();
    expect(store.codings.size).toBe(0);
  });
});

describe("the layer's store", () => {
  it("finds codings by place after every change", () => {
    const id = commands.apply(span, prompts);
    expect(store.touching(span.end).map((coding) => coding.id)).toEqual([id]);
    commands.setSpan(id, { start: 0, end: 3 });
    expect(store.touching(span.end)).toEqual([]);
    expect(store.overlapping({ start: 2, end: 9 }).map((coding) => coding.id)).toEqual([id]);
    commands.remove(id);
    expect(store.overlapping({ start: 0, end: text.length })).toEqual([]);
  });
});

describe("the layer's stripes", () => {
  it("tell what was put and what is gone", () => {
    const changes: StripeChange[] = [];
    const source = stripeSource(
      store,
      () => codeLookup([], store.ownCodes),
      ({ code, sign }) => `${code} ${sign}`,
    );
    source.subscribe((change) => changes.push(change));
    const id = commands.apply(span, prompts, "probable");
    commands.remove(id);
    expect(changes).toMatchObject([
      { put: [{ id, ...span, tentative: true, name: "bcttv1/7.1 +" }], removed: [] },
      { put: [], removed: [id] },
    ]);
  });

  it("take the name of an own code also when it arrives after the coding", () => {
    const source = stripeSource(
      store,
      () => codeLookup([], store.ownCodes),
      ({ code }) => code,
    );
    const id = commands.apply(span, "own/1" as CodeId);
    const changes: StripeChange[] = [];
    source.subscribe((change) => changes.push(change));
    doc.transact(() => doc.getMap("own_codes").set("own/1", { label: "walking mate" }));
    expect(changes).toMatchObject([{ put: [{ id, name: "walking mate" }] }]);
  });
});
