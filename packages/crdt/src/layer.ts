import type { CodeId, Coding, CodingId, OwnCode, UserId } from "@concord/domain";
import * as Y from "yjs";
import { type CodingRecord, type OwnCodeRecord, readCoding, readOwnCode } from "./layer-records.ts";

/** Version of the layout below. A document without one is new and empty. */
export const LAYER_SCHEMA = 1;
const LONGEST_HISTORY = 20;

/** Origin of the transactions a coder makes here; undo covers these and nothing else. */
const OWN_EDIT = "own-edit";
const STEP = "step";

/** A record that could not be read: it stays in the document, is left out of the view, and is shown to its coder. */
export type SetAside = { readonly map: "codings" | "own_codes"; readonly id: string; readonly fault: string };

export type LayerContent = {
  readonly codings: readonly Coding[];
  readonly ownCodes: readonly OwnCode[];
  readonly setAside: readonly SetAside[];
};

/** An earlier state of a coding; `null` stands for a removal that was later undone or repeated. */
export type PastState = CodingRecord | null;

export type LayerDocument = {
  /** Adds a coding, or replaces the one with this id whole. */
  put(coding: Coding): void;
  /** Adds several codings as one step of undo. */
  putAll(codings: readonly Coding[]): void;
  /** Changes some fields of a coding; does nothing when it is gone. */
  change(id: CodingId, fields: Partial<CodingRecord>): void;
  remove(id: CodingId): void;
  addOwnCode(id: CodeId, label: string): void;
  /** Everything that can be read, in no particular order. */
  read(): LayerContent;
  coding(id: CodingId): Coding | undefined;
  history(id: CodingId): readonly PastState[];
  /** Calls back after every change, with the ids concerned; answers how to stop. */
  observe(listener: (changed: ReadonlySet<CodingId>) => void): () => void;
  /** Undo and redo of this coder's own steps in this document; steps are never merged by time. */
  undo(): boolean;
  redo(): boolean;
  canUndo(): boolean;
  canRedo(): boolean;
  destroy(): void;
};

/**
 * The only code that knows how a layer is stored: codings and own codes in maps by id, a history beside them.
 *
 * @param owner - the coder whose layer it is; stamped on the own codes that are read
 */
export function openLayer(doc: Y.Doc, owner: UserId): LayerDocument {
  const codings = doc.getMap<CodingRecord>("codings");
  const ownCodes = doc.getMap<OwnCodeRecord>("own_codes");
  const history = doc.getMap<readonly PastState[]>("history");
  const meta = doc.getMap<number>("meta");
  // History is left out of undo on purpose: it tells what was there, undone steps included.
  const undo = new Y.UndoManager([codings, ownCodes], { trackedOrigins: new Set([OWN_EDIT]), captureTimeout: 0 });

  const edit = (change: () => void) =>
    doc.transact(() => {
      // Written with the first edit, not at opening: two tabs that open an empty layer must not both write.
      if (meta.get("schema") === undefined) meta.set("schema", LAYER_SCHEMA);
      change();
    }, OWN_EDIT);
  const remember = (id: CodingId) => {
    const before = codings.get(id);
    if (before) history.set(id, [...(history.get(id) ?? []), before].slice(-LONGEST_HISTORY));
  };
  const place = ({ id, ...record }: Coding) => {
    remember(id);
    codings.set(id, record);
  };
  /**
   * A state vector counts what was inserted and not what was deleted. A step is inserted after every undo and redo, so
   * that whoever holds all that a state vector names holds these too.
   */
  const stepped = (item: unknown): boolean => {
    if (item === null) return false;
    doc.transact(() => meta.set("steps", (Number(meta.get("steps")) || 0) + 1), STEP);
    return true;
  };
  const coding = (id: CodingId): Coding | undefined => {
    const record = codings.get(id);
    const read = record === undefined ? undefined : readCoding(id, record);
    return read && "value" in read ? read.value : undefined;
  };

  return {
    put: (added) => edit(() => place(added)),
    putAll: (added) => edit(() => added.forEach(place)),
    change: (id, fields) => {
      const before = coding(id);
      if (before) edit(() => place({ ...before, ...fields }));
    },
    remove: (id) =>
      edit(() => {
        remember(id);
        codings.delete(id);
      }),
    addOwnCode: (id, label) => edit(() => ownCodes.set(id, { label })),
    read: () => readLayer(doc, owner),
    coding,
    history: (id) => history.get(id) ?? [],
    observe: (listener) => {
      const onCodings = (event: Y.YMapEvent<CodingRecord>) => listener(event.keysChanged as Set<CodingId>);
      const onOwnCodes = () => listener(new Set());
      codings.observe(onCodings);
      ownCodes.observe(onOwnCodes);
      return () => {
        codings.unobserve(onCodings);
        ownCodes.unobserve(onOwnCodes);
      };
    },
    undo: () => stepped(undo.undo()),
    redo: () => stepped(undo.redo()),
    canUndo: () => undo.canUndo(),
    canRedo: () => undo.canRedo(),
    destroy: () => undo.destroy(),
  };
}

/** Reads a layer's document, setting aside what it cannot read. Never throws for what a client wrote. */
export function readLayer(doc: Y.Doc, owner: UserId): LayerContent {
  const readable: Coding[] = [];
  const own: OwnCode[] = [];
  const setAside: SetAside[] = [];
  const schema = doc.getMap<unknown>("meta").get("schema") ?? LAYER_SCHEMA;
  const other = schema === LAYER_SCHEMA ? undefined : { fault: "written by another version" };
  for (const [id, record] of doc.getMap<unknown>("codings")) {
    const read = other ?? readCoding(id, record);
    if ("value" in read) readable.push(read.value);
    else setAside.push({ map: "codings", id, fault: read.fault });
  }
  for (const [id, record] of doc.getMap<unknown>("own_codes")) {
    const read = other ?? readOwnCode(id, record);
    if ("value" in read) own.push({ ...read.value, createdBy: owner });
    else setAside.push({ map: "own_codes", id, fault: read.fault });
  }
  return { codings: readable, ownCodes: own, setAside };
}

/** Rebuilds a layer's document from a room's stored updates. */
export function docFromUpdates(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/** What a document holds, as a state vector; a submission names it so that nothing on the way is left behind. */
export function stateVectorOf(doc: Y.Doc): Uint8Array {
  return Y.encodeStateVector(doc);
}

/** Whether `doc` holds everything that the state vector names. */
export function holdsAll(doc: Y.Doc, stateVector: Uint8Array): boolean {
  const held = Y.decodeStateVector(Y.encodeStateVector(doc));
  for (const [client, clock] of Y.decodeStateVector(stateVector)) if ((held.get(client) ?? 0) < clock) return false;
  return true;
}
