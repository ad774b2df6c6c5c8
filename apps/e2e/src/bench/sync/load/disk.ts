import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** What this disk takes for an edit by itself: 250 bytes appended and `fdatasync`, again and again; milliseconds each. */
export async function disk({ times }: { readonly times: number }): Promise<{ readonly writes: readonly number[] }> {
  const folder = await mkdtemp(join(tmpdir(), "concord-bench-disk-"));
  const file = await open(join(folder, "log"), "a");
  const bytes = Buffer.alloc(250, 1);
  const writes: number[] = [];
  for (let time = 0; time < times; time++) {
    const begun = performance.now();
    await file.write(bytes);
    await file.datasync();
    writes.push(performance.now() - begun);
    // As long between two as the server waits for others to join a commit.
    await pause(2);
  }
  await file.close();
  await rm(folder, { recursive: true });
  return { writes };
}
