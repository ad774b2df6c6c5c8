import { migrateDatabase, openDatabase } from "@concord/db";
import { defaultStateDirectory } from "@concord/db/embedded";
import { readConfig } from "../config.ts";
import { openDatabaseAddress } from "../database-address.ts";
import { migrate, user, type Verb, verify } from "./verbs.ts";

const VERBS: Readonly<Record<string, Verb>> = { migrate, user, verify };
const USAGE = `Usage: pnpm concord <verb>
  user list             everybody with an account
  user reset EMAIL      a one-time link with which this user sets a new password
  user close EMAIL      close an account; what it authored stays under a pseudonym
  verify                recompute every audit chain and the hash of every submitted layer
  migrate               bring the database up to date`;

async function main(): Promise<number> {
  const [name = "", ...words] = process.argv.slice(2);
  const verb = VERBS[name];
  if (!verb) {
    console.error(USAGE);
    return 2;
  }
  const read = readConfig(process.env, defaultStateDirectory(process.env, process.getuid?.()));
  if (!read.ok) {
    console.error(`These settings are not right:\n${read.error.map((line) => `  ${line}`).join("\n")}`);
    return 2;
  }
  const address = await openDatabaseAddress(read.value, () => {}, { share: true });
  if (typeof address === "string") {
    console.error(address);
    return 1;
  }
  const database = openDatabase(address.url);
  try {
    await migrateDatabase(address.url);
    return await verb({ db: database.db, config: read.value, print: console.log, complain: console.error }, words);
  } finally {
    await database.close();
    await address.stop();
  }
}

process.exitCode = await main();
