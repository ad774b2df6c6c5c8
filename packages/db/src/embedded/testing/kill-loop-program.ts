import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { killUnderLoad } from "./kill-loop.ts";

// Kills the embedded database under load and prints what was found, as one line of JSON. `CONCORD_TEST_KILLS` times,
// 30 by default; the exit status is 1 when an acknowledged commit was lost.

const stateDir = mkdtempSync(join(tmpdir(), "concord-kills-"));
try {
  const { kills, acknowledged, lost } = await killUnderLoad({
    stateDir,
    kills: Number(process.env.CONCORD_TEST_KILLS ?? 30),
    writers: 8,
    seed: Number(process.env.CONCORD_TEST_SEED ?? Date.now()),
    victims: ["postgres", "node", "both"],
  });
  console.log(JSON.stringify({ kills, acknowledged, lost: lost.length }));
  if (lost.length > 0) process.exitCode = 1;
} finally {
  rmSync(stateDir, { recursive: true, force: true });
}
