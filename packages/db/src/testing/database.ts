import { randomBytes } from "node:crypto";
import pg from "pg";
import { type OpenDatabase, openDatabase } from "../database.ts";
import { migrateDatabase } from "../migrate.ts";
import { TEST_SERVER } from "./server.ts";

export type TestDatabase = OpenDatabase & { readonly url: string };

/** Makes an empty database of the current version, of its own for each test file, and drops it at `close`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env[TEST_SERVER];
  if (!server)
    throw new Error(
      `${TEST_SERVER} is not set: add the set-up of @concord/db/testing/server to the vitest configuration`,
    );
  const name = `concord_test_${randomBytes(6).toString("hex")}`;
  await onServer(server, `create database ${name}`);
  const url = databaseUrl(server, name);
  const database = openDatabase(url);
  await migrateDatabase(url);
  return {
    ...database,
    url,
    close: async () => {
      await database.close();
      await onServer(server, `drop database if exists ${name} with (force)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The same server, another database. The address of a Unix socket has no host, which `URL` does not accept. */
function databaseUrl(server: string, name: string): string {
  const [, address, options = ""] = /^([^?]*\/)[^/?]*(\?.*)?$/.exec(server) ?? [];
  if (!address) throw new Error(`${TEST_SERVER} is not the address of a database`);
  return `${address}${name}${options}`;
}
