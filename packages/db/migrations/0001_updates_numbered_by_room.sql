ALTER TABLE "rooms" ADD COLUMN "last_seq" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Numbers given before this migration stay as they are; each room goes on from its own last one.
UPDATE "rooms" SET "last_seq" = greatest(
  coalesce((SELECT max("seq") FROM "room_updates" WHERE "room" = "rooms"."name"), 0),
  coalesce((SELECT "up_to_seq" FROM "room_snapshots" WHERE "room" = "rooms"."name"), 0)
);--> statement-breakpoint
DROP INDEX "room_updates_by_room";--> statement-breakpoint
ALTER TABLE "room_updates" DROP CONSTRAINT "room_updates_pkey";--> statement-breakpoint
ALTER TABLE "room_updates" ALTER COLUMN "seq" DROP DEFAULT;--> statement-breakpoint
DROP SEQUENCE "room_updates_seq_seq";--> statement-breakpoint
ALTER TABLE "room_updates" ADD CONSTRAINT "room_updates_room_seq_pk" PRIMARY KEY("room","seq");
