CREATE TABLE "backup_status" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"status" jsonb NOT NULL
);
