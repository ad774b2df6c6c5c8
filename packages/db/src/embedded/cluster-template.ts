import { chmodSync, mkdtempSync, readdirSync, realpathSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Result, refused } from "@concord/domain";
import { type BinariesChoice, findBinaries } from "./binaries.ts";
import { clusterMaker, databaseUser } from "./database-user.ts";
import { syncTree } from "./durable-files.ts";
import { initialise } from "./new-cluster.ts";
import { checkPrograms } from "./program-check.ts";
import { checkReachable } from "./reachability.ts";
import type { EmbeddedRefusal } from "./refusals.ts";
import { prepareRuntime } from "./runtime.ts";

/** Where an image's build puts the template and the launcher looks for it, beside the package's sources. */
export const TEMPLATE = fileURLToPath(new URL("../../cluster-template", import.meta.url));

/**
 * Makes a template that new clusters are copied from where initdb can not run: in a container that is given a uid
 * without a name. To be called while the image is built, by root or by an ordinary user with a name.
 *
 * @param template - must not exist yet
 */
export async function makeClusterTemplate(
  template: string = TEMPLATE,
  choice: BinariesChoice = {},
): Promise<Result<void, EmbeddedRefusal>> {
  const binaries = findBinaries(choice);
  if (!binaries.ok) return binaries;
  const user = databaseUser(template);
  if (!user.ok) return user;
  const maker = clusterMaker(user.value);
  if (maker === undefined) return refused({ code: "no_user_name", uid: user.value.uid });
  const reachable = checkReachable(dirname(template), maker);
  if (!reachable.ok) return reachable;

  const workshop = realpathSync(mkdtempSync(join(tmpdir(), "concord-template-")));
  try {
    chmodSync(workshop, 0o755);
    const bin = await prepareRuntime(binaries.value, workshop);
    const runs = checkPrograms(bin, user.value);
    if (!runs.ok) return runs;
    const made = await initialise(template, bin, maker, { state: dirname(template), log: template });
    if (!made.ok) return made;
    // Whatever uid the container is given must be able to read it; there is nothing of anybody in it yet.
    openToReaders(template);
    await syncTree(template);
    return made;
  } finally {
    await rm(workshop, { recursive: true });
  }
}

function openToReaders(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openToReaders(path);
    else chmodSync(path, 0o644);
  }
}
