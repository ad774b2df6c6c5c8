import { setTimeout } from "node:timers/promises";
import { type Result, refused } from "@concord/domain";
import pg from "pg";
import { readDurability, unsafeSettings } from "../durability.ts";
import type { EmbeddedRefusal } from "./refusals.ts";
import { addressOf, DATABASE } from "./server-address.ts";

/** Made by initdb and always there, so it can be asked before our own database exists. */
const FIRST_DATABASE = "postgres";

/** Milliseconds after which a person wonders. */
const WORTH_A_WORD = 5_000;

/** Whether a server answers a query there, which alone shows that it serves. */
export async function answers(socket: string): Promise<boolean> {
  try {
    return await asked(addressOf(socket, FIRST_DATABASE), async (client) => {
      await client.query("select 1");
      return true;
    });
  } catch {
    return false;
  }
}

/**
 * Waits until the server answers; a server that is recovering after a crash may take its time.
 *
 * @param hasEnded - asked between attempts
 * @returns false when the server ended before it answered
 */
export async function untilAnswering(
  socket: string,
  hasEnded: () => boolean,
  log: (line: string) => void,
): Promise<boolean> {
  const since = Date.now();
  let told = false;
  while (!hasEnded()) {
    if (await answers(socket)) return true;
    if (!told && Date.now() - since > WORTH_A_WORD) {
      log("the database is still starting; after a sudden end it first brings its files in order");
      told = true;
    }
    await setTimeout(25);
  }
  return false;
}

/** Makes Concord's own database in a new cluster. */
export async function ensureDatabase(socket: string): Promise<void> {
  await asked(addressOf(socket, FIRST_DATABASE), async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  });
}

/** Asks the server itself, as the product will, whether it keeps what it acknowledges. */
export async function checkSettings(socket: string): Promise<Result<void, EmbeddedRefusal>> {
  const unsafe = unsafeSettings(await asked(addressOf(socket), readDurability));
  return unsafe.length === 0
    ? { ok: true, value: undefined }
    : refused({
        code: "unsafe_settings",
        settings: Object.fromEntries(unsafe.map(({ name, value }) => [name, value])),
      });
}

async function asked<T>(address: string, ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: address,
    application_name: "concord launcher",
    connectionTimeoutMillis: 5_000,
    query_timeout: 60_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    return await ask(client);
  } finally {
    await client.end().catch(() => {});
  }
}
