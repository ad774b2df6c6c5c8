import { chmodSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type EmbeddedDatabase, type EmbeddedOptions, startEmbeddedDatabase } from "../embedded-database.ts";
import { describeEmbeddedRefusal } from "../refusals.ts";

export const isRoot = process.getuid?.() === 0;

/** A directory of the test's own that every user may enter, gone after it. */
export function aDirectory(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "concord-db-")));
  chmodSync(directory, 0o755);
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Starts in this process and stops after the test, if the test has not done so. */
export async function serving(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const started = await startEmbeddedDatabase(options);
  if (!started.ok) throw new Error(`expected a database, found: ${describeEmbeddedRefusal(started.error)}`);
  onTestFinished(() => started.value.stop());
  return started.value;
}

/** @returns why the start was refused; stops what should not have started */
export async function refusalOf(options: EmbeddedOptions) {
  const started = await startEmbeddedDatabase(options);
  if (!started.ok) return started.error;
  await started.value.stop();
  throw new Error("expected a refusal, found a database");
}
