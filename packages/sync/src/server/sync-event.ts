import type { Missing } from "../protocol/index.ts";

type OfSeat = { readonly room: string; readonly connectionId: string; readonly userId: string };
type OfRoom = { readonly room: string };

/** What the server tells its log. No event holds content. Times are in milliseconds. */
export type SyncEvent =
  | ({ readonly kind: "joined" } & OfSeat)
  | ({ readonly kind: "left" } & OfSeat)
  /** The server closed the socket. */
  | ({ readonly kind: "closed"; readonly code: number; readonly why: string } & OfSeat)
  | ({ readonly kind: "socket_failed"; readonly error: Error } & OfSeat)
  /** An edit whose predecessors are unknown was not stored; the client was asked for everything. */
  | ({ readonly kind: "out_of_step"; readonly missing: Missing } & OfSeat)
  /** A connection's queue was dropped; one diff follows when it reads again. */
  | ({ readonly kind: "fell_behind"; readonly queuedBytes: number } & OfSeat)
  | ({ readonly kind: "loaded"; readonly updates: number; readonly bytes: number; readonly ms: number } & OfRoom)
  | ({ readonly kind: "load_failed"; readonly error: unknown } & OfRoom)
  /** A stored update that Yjs cannot read was left out of the room; it stays in the store, which is not compacted. */
  | ({ readonly kind: "unreadable_update"; readonly index: number; readonly error: unknown } & OfRoom)
  /** What another process said about presence could not be read. */
  | ({ readonly kind: "whisper_failed"; readonly error: unknown } & OfRoom)
  /** The room's document could not be kept; its sockets were asked to reconnect. */
  | ({ readonly kind: "abandoned"; readonly error: unknown } & OfRoom)
  | ({ readonly kind: "unloaded" } & OfRoom)
  /** The database takes no more for this room. */
  | ({ readonly kind: "room_closed"; readonly refusedUpdates: number } & OfRoom)
  | ({ readonly kind: "compacted"; readonly bytes: number; readonly ms: number } & OfRoom)
  | ({ readonly kind: "compaction_failed"; readonly error: unknown } & OfRoom)
  /** An append succeeded. Comes often: it is for measuring, not for reading. */
  | { readonly kind: "committed"; readonly rooms: number; readonly updates: number; readonly ms: number }
  /** An acknowledgement was sent, so long after the oldest edit that it covers had come in. Comes as often. */
  | { readonly kind: "acknowledged"; readonly ms: number }
  | { readonly kind: "store_failed"; readonly rooms: number; readonly attempt: number; readonly error: unknown }
  /** The server stopped although the store did not take everything. None of it was acknowledged. */
  | { readonly kind: "stopped_unsaved"; readonly updates: number };
