import {
  docFromUpdates,
  type LayerDocument,
  openLayer,
  openPresence,
  type Presence,
  readLayer,
  roomName,
} from "@concord/crdt";
import type { Coding, CodingId, RevisionId, RoundId, UserId } from "@concord/domain";
import { type AccountStore, CloseCode, connectRoom, type RoomConnection } from "@concord/sync/client";
import * as Y from "yjs";
import { presentDevice } from "#features/local-work/device.ts";
import { keepAsDraft } from "#features/local-work/drafts.ts";
import { type LayerStore, liveLayerStore } from "./layer-store.ts";
import type { Place } from "./queries.ts";

/** A layer on this page: its document, what it holds, and its connection. */
export type OpenedLayer = {
  readonly doc: Y.Doc;
  readonly layer: LayerDocument;
  readonly store: LayerStore;
  readonly connection: RoomConnection;
  readonly presence: Presence;
  /** The codings that the server was last known to have. */
  readonly acknowledged: () => ReadonlyMap<CodingId, Coding>;
};

/** What a layer is, in words, for whoever is told of it away from its screen. */
export type LayerAbout = { readonly place: Place; readonly document: string; readonly round: string };

/** The person's own layer: where it is kept, if anywhere, and what it is. */
export type OwnLayer = { readonly account: AccountStore | undefined; readonly about: LayerAbout };

type Entry = {
  readonly room: string;
  readonly layer: OpenedLayer;
  readonly own: OwnLayer | undefined;
  readonly close: () => void;
  screens: number;
};

const opened = new Map<string, Entry>();

/** The name of a coder's room, also of one that the server no longer names because it is closed. */
export function layerRoom(round: string, revision: RevisionId, coder: UserId): string {
  return roomName({ kind: "layer", round: round as RoundId, revision, coder });
}

/**
 * Opens a layer's room, or finds it open. Leaving the screen does not lose what is not saved yet: the room stays open
 * until the server has everything, and whoever comes back meanwhile finds it as it was.
 *
 * @param own - for the person's own layer, which is kept on the device; others' are read only
 * @returns the layer, and how to let go of it
 */
export function holdLayer(
  room: string,
  owner: UserId,
  own?: OwnLayer,
): { readonly layer: OpenedLayer; readonly release: () => void } {
  const known = opened.get(room) ?? openRoom(room, owner, own);
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
    // A refusal means that nothing more will be saved; what came too late has become a draft.
    known.layer.connection.whenSaved().then(closeWhenUnused, closeWhenUnused);
  };
  return { layer: known.layer, release };
}

/** The person's own layers on this page that hold changes the server is not known to have. */
export function unsentLayers(): readonly (Pick<Entry, "room" | "layer"> & OwnLayer)[] {
  return [...opened.values()].flatMap(({ room, layer, own }) =>
    own && layer.connection.getState().unsaved > 0 ? [{ room, layer, ...own }] : [],
  );
}

/** Waits until layers are saved or can not be saved any more, and not longer than so many milliseconds. */
export async function savedWithin(layers: readonly OpenedLayer[], patience: number): Promise<void> {
  await Promise.race([
    Promise.allSettled(layers.map(({ connection }) => connection.whenSaved())),
    new Promise((resolve) => setTimeout(resolve, patience)),
  ]);
}

function openRoom(room: string, owner: UserId, own: OwnLayer | undefined): Entry {
  const doc = new Y.Doc();
  const layer = openLayer(doc, owner);
  const store = liveLayerStore(layer);
  const copy = own?.account?.room(room, own.about);
  const presence = openPresence(doc);
  const { awareness } = presence;
  const connection = connectRoom({ url: () => roomAddress(room), doc, awareness, ...(copy && { copy }) });
  let acknowledged: ReadonlyMap<CodingId, Coding> = new Map();
  let savedOnce = false;
  void connection.whenOpened().then((held) => {
    if (savedOnce) return;
    const sent = docFromUpdates(held.filter(({ unsent }) => unsent === 0).map(({ bytes }) => bytes));
    acknowledged = new Map(readLayer(sent, owner).codings.map((coding) => [coding.id, coding]));
    sent.destroy();
  });
  const opening: OpenedLayer = { doc, layer, store, connection, presence, acknowledged: () => acknowledged };
  const draft = own && draftAfterRefusal(room, opening, own);
  connection.subscribe(() => {
    const { phase } = connection.getState();
    if (phase === "saved") {
      savedOnce = true;
      acknowledged = new Map(store.codings);
    }
    if (phase === "refused") draft?.();
  });
  const entry: Entry = {
    room,
    own,
    screens: 0,
    layer: opening,
    close: () => {
      opened.delete(room);
      connection.destroy();
      presence.destroy();
      store.stop();
      layer.destroy();
      doc.destroy();
      // Work of an earlier time that was found here is sent; this device keeps nothing else of it.
      if (own?.account) void removeWhereNotKept(own.account);
    },
  };
  opened.set(room, entry);
  return entry;
}

/** Makes a draft of what a closed room did not take, once for each number of changes that came too late. */
function draftAfterRefusal(room: string, layer: OpenedLayer, { account, about }: OwnLayer): () => void {
  let drafted = -1;
  return () => {
    const { refusal, unsaved, local } = layer.connection.getState();
    const why =
      refusal?.code === CloseCode.RoomClosed ? "closed" : refusal?.code === CloseCode.Forbidden ? "access" : undefined;
    if (!why || drafted === unsaved) return;
    drafted = unsaved;
    const { codings, ownCodes } = layer.store;
    void keepAsDraft({
      room,
      account,
      about,
      why,
      unsaved,
      // It may hold what this page has never read.
      copyStays: local === "failed",
      codings: [...codings.values()],
      ownCodes: [...ownCodes],
      acknowledged: [...layer.acknowledged().values()],
    });
  };
}

async function removeWhereNotKept(account: AccountStore): Promise<void> {
  const device = await presentDevice();
  if (device.account?.user === account.user && !device.keeps) await account.removeAcknowledged();
}

function roomAddress(room: string): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sync/${room}`;
}
