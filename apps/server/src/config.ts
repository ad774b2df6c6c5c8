import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { ok, type Result, refused } from "@concord/domain";
import { z } from "zod";
import type { BackupSettings } from "./backups/backups.ts";
import { LOG_LEVELS, type LogLevel } from "./log.ts";

/** Every environment variable that the server reads. */
const variables = z.object({
  /** Port to listen on. */
  PORT: z.coerce.number({ error: "should be a number from 0 to 65535" }).int().min(0).max(65_535).default(3000),
  /** Address to listen on. The default answers this machine only; `0.0.0.0` opens it to the network. */
  HOST: z.string().min(1).default("127.0.0.1"),
  /** Directory of the embedded database and the generated secrets. Root's default is /var/lib/concord. */
  DATA_DIR: z.string().min(1).optional(),
  /** A PostgreSQL server (15 or later) to use instead of the embedded one. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "should look like postgres://user:password@host/database")
    .optional(),
  /** A Redis that joins several processes on one DATABASE_URL. */
  REDIS_URL: z
    .string()
    .refine(isRedisUrl, "should look like redis://:password@host:6379, or rediss:// with TLS")
    .optional(),
  /** Directory of other PostgreSQL binaries for the embedded database. */
  PG_BIN: z.string().min(1).optional(),
  /** The address people type, when it is not http://localhost:PORT. With https, cookies are marked secure. */
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Addresses or networks of proxies whose X-Forwarded-For is believed, separated by commas. */
  TRUSTED_PROXIES: z.string().default(""),
  /** Secret that signs session cookies, 32 characters or more; by default generated into DATA_DIR. Needed with REDIS_URL. */
  SESSION_SECRET: z.string().min(32).optional(),
  /** Largest file that can be imported, in megabytes. */
  IMPORT_LIMIT_MB: z.coerce.number({ error: "should be a number up to 200" }).positive().max(200).default(25),
  /** Lets Prometheus read the metrics from another machine, as a bearer token of 16 characters or more. */
  METRICS_TOKEN: z.string().min(16).regex(/^\S+$/, "should have no spaces in it").optional(),
  /** How much is logged: debug, info, warn, error or silent. */
  LOG_LEVEL: z.enum(LOG_LEVELS).default("info"),
  /** Whether backups are made by themselves. */
  BACKUPS: z.enum(["on", "off"], { error: "should be on or off" }).default("on"),
  /** Directory of these backups; by default `backups` in DATA_DIR. */
  BACKUP_DIR: z.string().min(1).optional(),
  /** Hours from one backup to the next. */
  BACKUP_EVERY_HOURS: z.coerce.number({ error: "should be a number from 1 to 720" }).min(1).max(720).default(24),
  /** Of how many days the last backup is kept. */
  BACKUP_KEEP_DAILY: z.coerce.number({ error: "should be a number from 1 to 1000" }).int().min(1).max(1000).default(7),
  /** Of how many weeks the last backup is kept. */
  BACKUP_KEEP_WEEKLY: z.coerce.number({ error: "should be a number from 0 to 1000" }).int().min(0).max(1000).default(4),
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
});

function isRedisUrl(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && /^rediss?:$/.test(url.protocol) && url.hostname !== "" && /^(\/\d*)?$/.test(url.pathname);
}

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** Where other processes of the same installation are met; `undefined` when there are none. */
  readonly redisUrl: string | undefined;
  readonly pgBin: string | undefined;
  /** Origin that browsers send, without a slash at the end; `undefined` means whatever host they used. */
  readonly baseUrl: string | undefined;
  readonly trustedProxies: readonly string[];
  readonly sessionSecret: string | undefined;
  readonly importLimitBytes: number;
  readonly metricsToken: string | undefined;
  readonly logLevel: LogLevel;
  /** `undefined` when they are switched off. */
  readonly backups: BackupSettings | undefined;
  readonly development: boolean;
};

/** Reads the environment; every variable that is wrong is named in one list. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  defaultDataDir: string,
): Result<Config, readonly string[]> {
  // An empty variable counts as not set: compose files and shells leave such behind.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = variables.safeParse(set);
  if (!parsed.success) return refused(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  const { data } = parsed;
  const trustedProxies = data.TRUSTED_PROXIES.split(",")
    .map((word) => word.trim())
    .filter(Boolean);
  const strange = trustedProxies.filter((entry) => isIP(entry.replace(/\/\d{1,3}$/, "")) === 0);
  if (strange.length > 0)
    return refused([`TRUSTED_PROXIES: ${strange.join(", ")} is neither an address nor a network such as 10.0.0.0/8`]);
  if (trustedProxies.length > 0 && !data.BASE_URL)
    return refused(["BASE_URL: behind a proxy the public address must be given, such as https://concord.example.org"]);
  if (data.REDIS_URL) {
    const lacking = [
      ...(data.DATABASE_URL
        ? []
        : ["DATABASE_URL: with REDIS_URL a PostgreSQL server must be named that all processes use"]),
      ...(data.SESSION_SECRET
        ? []
        : [
            "SESSION_SECRET: with REDIS_URL it must be given, the same to all processes, or each refuses the others' cookies",
          ]),
    ];
    if (lacking.length > 0) return refused(lacking);
  }
  const dataDir = resolve(data.DATA_DIR ?? defaultDataDir);
  return ok({
    port: data.PORT,
    host: data.HOST,
    dataDir,
    databaseUrl: data.DATABASE_URL,
    redisUrl: data.REDIS_URL,
    pgBin: data.PG_BIN,
    baseUrl: data.BASE_URL ? new URL(data.BASE_URL).origin : undefined,
    trustedProxies,
    sessionSecret: data.SESSION_SECRET,
    importLimitBytes: data.IMPORT_LIMIT_MB * 1_000_000,
    metricsToken: data.METRICS_TOKEN,
    logLevel: data.LOG_LEVEL,
    backups:
      data.BACKUPS === "off"
        ? undefined
        : {
            folder: resolve(data.BACKUP_DIR ?? join(dataDir, "backups")),
            everyHours: data.BACKUP_EVERY_HOURS,
            keep: { daily: data.BACKUP_KEEP_DAILY, weekly: data.BACKUP_KEEP_WEEKLY },
            sameDisk: data.DATABASE_URL === undefined,
          },
    development: data.NODE_ENV === "development",
  });
}
