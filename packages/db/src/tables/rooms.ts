import { bigint, bigserial, index, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { bytea } from "./documents.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A room of the sync server. Appending locks the row for share, closing it locks it for good: that is the fence. */
export const rooms = pgTable("rooms", {
  name: text().primaryKey(),
  createdAt: at("created_at").notNull().defaultNow(),
  closedAt: at("closed_at"),
});

/** Updates as they came in, raw and in order. Rows below a snapshot are deleted with the write of the snapshot. */
export const roomUpdates = pgTable(
  "room_updates",
  {
    seq: bigserial({ mode: "number" }).primaryKey(),
    room: text()
      .notNull()
      .references(() => rooms.name),
    bytes: bytea().notNull(),
  },
  (t) => [index("room_updates_by_room").on(t.room, t.seq)],
);

/** The compacted state of a room up to an update; at most one a room. */
export const roomSnapshots = pgTable("room_snapshots", {
  room: text()
    .primaryKey()
    .references(() => rooms.name),
  upToSeq: bigint("up_to_seq", { mode: "number" }).notNull(),
  bytes: bytea().notNull(),
});
