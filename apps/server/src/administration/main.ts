import { createRequire } from "node:module";
import { join } from "node:path";
import { type Database, databaseFault, migrateDatabase, openDatabase } from "@concord/db";
import { defaultStateDirectory } from "@concord/db/embedded";
import { type Config, readConfig } from "../config.ts";
import { openDatabaseAddress } from "../database-address.ts";
import { createLog, standardError } from "../log.ts";
import { installationPrefix } from "../realtime/redis/installation-prefix.ts";
import { openRedisLink, RedisRefused } from "../realtime/redis/redis-link.ts";
import { type ArchiveVerb, backup, restore } from "./archive-verbs.ts";
import { migrate, user, type Verb, verify } from "./verbs.ts";

const { version } = createRequire(import.meta.url)("../../package.json") as { version: string };

const VERBS: Readonly<Record<string, Verb>> = { migrate, user, verify };
/** These take the database as it is. */
const ARCHIVE_VERBS: Readonly<Record<string, ArchiveVerb>> = { backup, restore };
const USAGE = `Usage: pnpm concord <verb>
  backup [FILE]         everything into one file, while Concord serves or not; by default into the folder of backups
  restore FILE          everything from such a file into an empty DATA_DIR, or the empty database of DATABASE_URL
  verify                recompute audit chains and hashes, read every room, and print a line to compare places by
  migrate               bring the database up to date
  user list             everybody with an account
  user reset EMAIL      a one-time link with which this user sets a new password
  user close EMAIL      close an account; what it authored stays under a pseudonym`;

async function main(): Promise<number> {
  const [name = "", ...words] = process.argv.slice(2);
  if (!Object.hasOwn(VERBS, name) && !Object.hasOwn(ARCHIVE_VERBS, name)) {
    console.error(USAGE);
    return 2;
  }
  const read = readConfig(process.env, defaultStateDirectory(process.env, process.getuid?.()));
  if (!read.ok) {
    console.error(`These settings are not right:\n${read.error.map((line) => `  ${line}`).join("\n")}`);
    return 2;
  }
  // Nothing is restored under a Concord that serves.
  const address = await openDatabaseAddress(read.value, () => {}, { share: name !== "restore" });
  if (typeof address === "string") {
    console.error(address);
    return 1;
  }
  try {
    return await run(name, words, address.url, read.value);
  } catch (error) {
    const { code, message = error instanceof Error ? error.message : String(error) } = databaseFault(error);
    if (!code) throw error;
    console.error(`The database could not do this (${message || code}): check that it runs, and DATABASE_URL.`);
    return 1;
  } finally {
    await address.stop();
  }
}

async function run(name: string, words: readonly string[], url: string, config: Config): Promise<number> {
  const print = console.log;
  const complain = console.error;
  const archiveVerb = ARCHIVE_VERBS[name];
  if (archiveVerb) {
    // npm and pnpm change to the checkout, and leave word of where they were called.
    const workingDirectory = process.env.INIT_CWD ?? process.cwd();
    const backupFolder = config.backups?.folder ?? join(config.dataDir, "backups");
    const now = () => new Date();
    return archiveVerb({ url, backupFolder, product: version, now, workingDirectory, print, complain }, words);
  }
  const database = openDatabase(url);
  try {
    await migrateDatabase(url);
    const openOrders = () => openOrdersOf(database.db, config, complain);
    return (await VERBS[name]?.({ db: database.db, url, config, openOrders, print, complain }, words)) ?? 2;
  } finally {
    await database.close();
  }
}

/** A way to tell the processes that serve, where there is one. Without it they notice by themselves. */
async function openOrdersOf(db: Database, { redisUrl }: Config, complain: (line: string) => void) {
  if (!redisUrl) return undefined;
  const log = createLog("warn", standardError(false));
  try {
    return await openRedisLink({ url: redisUrl, prefix: await installationPrefix(db), log, serves: false });
  } catch (error) {
    if (!(error instanceof RedisRefused)) throw error;
    complain(error.message);
    return undefined;
  }
}

process.exitCode = await main();
