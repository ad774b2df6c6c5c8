import { bigint, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { bytea } from "./documents.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/**
 * A room of the sync server. Appending raises `lastSeq` where the room is open, closing writes `closedAt`, and both lock
 * the row: that is the fence.
 */
export const rooms = pgTable("rooms", {
  name: text().primaryKey(),
  /** Number of the last update; the next ones follow without a gap. */
  lastSeq: bigint("last_seq", { mode: "number" }).notNull().default(0),
  createdAt: at("created_at").notNull().defaultNow(),
  closedAt: at("closed_at"),
});

/** Updates as they came in, raw and in order. Rows below a snapshot are deleted with the write of the snapshot. */
export const roomUpdates = pgTable(
  "room_updates",
  {
    room: text()
      .notNull()
      .references(() => rooms.name),
    /** Counts within the room, in the order of commits. */
    seq: bigint({ mode: "number" }).notNull(),
    bytes: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.room, t.seq] })],
);

/** The compacted state of a room up to an update; at most one a room. */
export const roomSnapshots = pgTable("room_snapshots", {
  room: text()
    .primaryKey()
    .references(() => rooms.name),
  upToSeq: bigint("up_to_seq", { mode: "number" }).notNull(),
  bytes: bytea().notNull(),
});
