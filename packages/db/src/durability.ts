import { type Result, refused } from "@concord/domain";
import pg from "pg";

/** Settings without which a commit is answered before it is safe from a power cut. Values as PostgreSQL shows them. */
export type DurabilitySettings = {
  readonly fsync: string;
  readonly full_page_writes: string;
  /** Of the session that was asked: a role, a database or the environment may lower it. */
  readonly synchronous_commit: string;
};
export type DurabilitySetting = keyof DurabilitySettings;
export type UnsafeSetting = { readonly name: DurabilitySetting; readonly value: string };

/** Asks the server, over a connection as the product itself uses it, whether it keeps what it acknowledges. */
export async function readDurability(asked: pg.Pool | pg.ClientBase): Promise<DurabilitySettings> {
  const { rows } = await asked.query<DurabilitySettings>(
    `select current_setting('fsync') as fsync,
            current_setting('full_page_writes') as full_page_writes,
            current_setting('synchronous_commit') as synchronous_commit`,
  );
  const [settings] = rows;
  if (!settings) throw new Error("expected one row of settings, found none");
  return settings;
}

/**
 * Whether a commit answered under this value is on the disk of the server. All values but `off` wait for it: `local` for
 * nothing else, `on`, `remote_write` and `remote_apply` for what the standbys do besides.
 */
const WAITS_FOR_DISK: readonly string[] = ["on", "local", "remote_write", "remote_apply"];

/** The settings under which acknowledged work may be lost; none when all is well. */
export function unsafeSettings(settings: DurabilitySettings): readonly UnsafeSetting[] {
  const unsafe: UnsafeSetting[] = [];
  for (const name of ["fsync", "full_page_writes"] as const)
    if (settings[name] !== "on") unsafe.push({ name, value: settings[name] });
  const { synchronous_commit } = settings;
  if (!WAITS_FOR_DISK.includes(synchronous_commit))
    unsafe.push({ name: "synchronous_commit", value: synchronous_commit });
  return unsafe;
}

/**
 * Asks as a new session of the product would see it, with whatever its role, database or address say.
 *
 * @throws when the database can not be reached
 */
export async function checkDurability(url: string): Promise<Result<DurabilitySettings, readonly UnsafeSetting[]>> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "concord durability check",
    connectionTimeoutMillis: 15_000,
    query_timeout: 15_000,
  });
  client.on("error", () => {});
  await client.connect();
  try {
    const settings = await readDurability(client);
    const unsafe = unsafeSettings(settings);
    return unsafe.length === 0 ? { ok: true, value: settings } : refused(unsafe);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Makes a session wait for the disk if it would not: somebody may lower the default of the role or the database while
 * Concord runs. A stronger value, such as `remote_apply`, stays.
 */
export async function waitForDisk(client: pg.ClientBase): Promise<void> {
  await client.query(
    "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'",
  );
}

const CURES: Readonly<Record<DurabilitySetting, string>> = {
  fsync: "set fsync = on in postgresql.conf and reload the server",
  full_page_writes: "set full_page_writes = on in postgresql.conf and reload the server",
  synchronous_commit:
    "set synchronous_commit = on in postgresql.conf, and undo it where ALTER ROLE, ALTER DATABASE, PGOPTIONS or the address set it",
};

/** One sentence for whoever runs the server: each setting, its value, and what to do. */
export function describeUnsafeSettings(unsafe: readonly UnsafeSetting[]): string {
  const found = unsafe.map(({ name, value }) => `${name} is ${value}`).join(", ");
  const cures = unsafe.map(({ name }) => CURES[name]).join("; ");
  return `The database is set up to lose acknowledged work when the power fails (${found}): ${cures}. Concord does not serve before that.`;
}
