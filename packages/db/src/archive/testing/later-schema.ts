import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MIGRATIONS } from "../../migrate.ts";

/** A copy of our migrations with one more at the end, as a later version of Concord has it. */
export function laterSchema(statement: string): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "concord-migrations-"));
  cpSync(MIGRATIONS, folder, { recursive: true });
  const path = join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(path, "utf8")) as { entries: { idx: number; when: number }[] };
  const idx = journal.entries.length;
  const when = Math.max(...journal.entries.map((entry) => entry.when)) + 1;
  const entry = { idx, version: "7", when, tag: `${idx}_later`, breakpoints: true };
  writeFileSync(path, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }));
  writeFileSync(join(folder, `${entry.tag}.sql`), statement);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
