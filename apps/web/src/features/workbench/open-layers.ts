import { type LayerDocument, openLayer } from "@concord/crdt";
import type { UserId } from "@concord/domain";
import { connectRoom, type RoomConnection } from "@concord/sync/client";
import * as Y from "yjs";
import { type LayerStore, liveLayerStore } from "./layer-store.ts";

/** A layer on this page: its document, what it holds, and its connection. */
export type OpenedLayer = {
  readonly doc: Y.Doc;
  readonly layer: LayerDocument;
  readonly store: LayerStore;
  readonly connection: () => RoomConnection;
  /** Calls back when the connection changes its state, or was replaced; answers how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Connects anew after a refusal, for instance when somebody has signed in again. */
  readonly reconnect: () => void;
};

const opened = new Map<string, { readonly layer: OpenedLayer; readonly close: () => void; screens: number }>();

/**
 * Opens a layer's room, or finds it open. Leaving the screen does not lose what is not saved yet: the room stays open
 * until the server has everything, and whoever comes back meanwhile finds it as it was.
 *
 * @returns the layer, and how to let go of it
 */
export function holdLayer(room: string, owner: UserId): { readonly layer: OpenedLayer; readonly release: () => void } {
  const known = opened.get(room) ?? openRoom(room, owner);
  known.screens++;
  let held = true;
  const release = () => {
    if (!held) return;
    held = false;
    known.screens--;
    if (known.screens > 0) return;
    const closeWhenUnused = () => {
      if (known.screens === 0 && opened.get(room) === known) known.close();
    };
    // A refusal means that nothing more will be saved; the screen has told so.
    known.layer.connection().whenSaved().then(closeWhenUnused, closeWhenUnused);
  };
  return { layer: known.layer, release };
}

function openRoom(room: string, owner: UserId) {
  const doc = new Y.Doc();
  const layer = openLayer(doc, owner);
  const store = liveLayerStore(layer);
  const listeners = new Set<() => void>();
  const connect = () => {
    const made = connectRoom({ url: () => roomAddress(room), doc });
    made.subscribe(() => {
      if (made === connection) for (const listener of listeners) listener();
    });
    return made;
  };
  let connection = connect();
  const entry = {
    screens: 0,
    layer: {
      doc,
      layer,
      store,
      connection: () => connection,
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      reconnect: () => {
        connection.destroy();
        connection = connect();
        for (const listener of listeners) listener();
      },
    },
    close: () => {
      opened.delete(room);
      connection.destroy();
      store.stop();
      layer.destroy();
      doc.destroy();
    },
  };
  opened.set(room, entry);
  return entry;
}

function roomAddress(room: string): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sync/${room}`;
}
