import type { LateDraft, LayerId } from "@concord/domain";
import { index, jsonb, pgTable, timestamp, uuid } from "drizzle-orm/pg-core";
import { layers } from "./rounds.ts";

/** What a coder did on a device after the layer was closed, handed in to be looked at. Never part of any layer. */
export const lateDrafts = pgTable(
  "late_drafts",
  {
    /** Made by the coder's device, so that handing in twice is handing in once. */
    id: uuid().primaryKey(),
    layerId: uuid("layer_id")
      .$type<LayerId>()
      .notNull()
      .references(() => layers.id),
    handedInAt: timestamp("handed_in_at", { withTimezone: true, mode: "date" }).notNull(),
    content: jsonb().$type<LateDraft>().notNull(),
  },
  (t) => [index("late_drafts_by_layer").on(t.layerId)],
);
