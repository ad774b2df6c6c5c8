import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Ends the embedded database's first process at once, as the kernel does when memory runs out. */
export async function killDatabase(dataDir: string): Promise<void> {
  const files = await readdir(dataDir, { recursive: true });
  const pidFile = files.find((file) => file.endsWith("postmaster.pid"));
  if (!pidFile) throw new Error(`no postmaster.pid below ${dataDir}: does the database run?`);
  const pid = Number((await readFile(join(dataDir, pidFile), "utf8")).split("\n")[0]);
  process.kill(pid, "SIGKILL");
}
