ALTER TABLE "rooms" ADD COLUMN "last_seq" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
DROP INDEX "room_updates_by_room";--> statement-breakpoint
ALTER TABLE "room_updates" DROP CONSTRAINT "room_updates_pkey";--> statement-breakpoint
ALTER TABLE "room_updates" ALTER COLUMN "seq" DROP DEFAULT;--> statement-breakpoint
DROP SEQUENCE "room_updates_seq_seq";--> statement-breakpoint
-- One sequence numbered the updates of all rooms; now each room counts its own, without a gap, from its snapshot on.
UPDATE "room_updates" SET "seq" = "numbered"."after" FROM (
  SELECT "seq" AS "before",
    coalesce("up_to_seq", 0) + row_number() OVER (PARTITION BY "room_updates"."room" ORDER BY "seq") AS "after"
  FROM "room_updates" LEFT JOIN "room_snapshots" ON "room_snapshots"."room" = "room_updates"."room"
) AS "numbered" WHERE "room_updates"."seq" = "numbered"."before";--> statement-breakpoint
UPDATE "rooms" SET "last_seq" =
  coalesce((SELECT "up_to_seq" FROM "room_snapshots" WHERE "room" = "rooms"."name"), 0)
  + (SELECT count(*) FROM "room_updates" WHERE "room" = "rooms"."name");--> statement-breakpoint
ALTER TABLE "room_updates" ADD CONSTRAINT "room_updates_room_seq_pk" PRIMARY KEY("room","seq");
