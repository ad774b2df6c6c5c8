import { z } from "zod";
import { endpoint } from "./endpoint.ts";

/** Values of the settings of the database by which an acknowledged edit survives a power cut, as PostgreSQL names them. */
export const durability = z.object({
  fsync: z.string(),
  full_page_writes: z.string(),
  synchronous_commit: z.string(),
});

export const readLiveness = endpoint({
  method: "get",
  path: "/health/live",
  action: "health.live",
  summary: "Whether the process answers; asks nothing of the database",
  response: z.object({ status: z.literal("live") }),
});

/** Otherwise 503 with the code `not_ready` and, as its facts, the checks that failed. */
export const readReadiness = endpoint({
  method: "get",
  path: "/health/ready",
  action: "health.ready",
  summary: "Whether the server takes work: database, migrations, durability settings, and not stopping",
  response: z.object({ status: z.literal("ready"), durability }),
});

export const readMetrics = endpoint({
  method: "get",
  path: "/metrics",
  action: "metrics.read",
  summary: "Measurements in the format of Prometheus: with the metrics token",
  media: "text/plain; version=0.0.4; charset=utf-8",
  response: z.string(),
});
