import { randomBytes } from "node:crypto";
import pg from "pg";
import { type OpenDatabase, openDatabase } from "../database.ts";
import { onSameServer } from "../database-url.ts";
import { migrateDatabase } from "../migrate.ts";
import { TEST_SERVER } from "./server.ts";

export type TestDatabase = OpenDatabase & { readonly url: string };

/** Makes an empty database of the current version, of its own for each test file, and drops it at `close`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const database = await createBareDatabase();
  await migrateDatabase(database.url);
  return database;
}

/** The same without a table in it. */
export async function createBareDatabase(): Promise<TestDatabase> {
  const server = process.env[TEST_SERVER];
  if (!server)
    throw new Error(
      `${TEST_SERVER} is not set: add the set-up of @concord/db/testing/server to the vitest configuration`,
    );
  const name = `concord_test_${randomBytes(6).toString("hex")}`;
  await onServer(server, `create database ${name}`);
  const url = onSameServer(server, name);
  const database = openDatabase(url);
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
