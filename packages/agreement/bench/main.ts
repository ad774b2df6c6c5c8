// Times the agreement engine beside its peers: pnpm bench agreement [--write] [--quick]
// --write puts the page into the manual; --quick takes small sizes and few rounds, to see that everything works.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { loadNow, machineLines } from "./page/machine.ts";
import { page } from "./page/page.ts";
import { ROWS } from "./rows/index.ts";
import { EngineFailed } from "./run/engine-process.ts";
import { measureRow } from "./run/measure-row.ts";
import { type RowOutcome, ValuesDiffer } from "./run/measured.ts";
import { installedVersions } from "./run/versions.ts";

const PAGE = fileURLToPath(new URL("../../../docs/guide/agreement/speed.md", import.meta.url));
const ROUNDS = { most: 15, fewest: 3, seconds: 20 };
const QUICK_ROUNDS = { most: 3, fewest: 2, seconds: 2 };

const options = process.argv.slice(2);
const unknown = options.filter((option) => option !== "--write" && option !== "--quick");
const [write, quick] = [options.includes("--write"), options.includes("--quick")];
if (unknown.length > 0) refuse(`There is no option ${unknown.join(", ")}. There are: --write, --quick.`);
if (write && quick) refuse("A quick run is too small to be written down: take --write or --quick.");

const interrupted = new AbortController();
for (const name of ["SIGINT", "SIGTERM"]) process.once(name, () => interrupted.abort(new Error(`Stopped by ${name}.`)));

try {
  const loadBefore = loadNow();
  const versions = await installedVersions(interrupted.signal);
  const outcomes: RowOutcome[] = [];
  for (const row of ROWS)
    outcomes.push(
      await measureRow(row, {
        quick,
        rounds: quick ? QUICK_ROUNDS : ROUNDS,
        versions,
        signal: interrupted.signal,
        say: (words) => console.error(words),
      }),
    );
  const date = new Date().toISOString().slice(0, 10);
  const command = ["pnpm bench agreement", ...options].join(" ");
  const text = page(outcomes, { date, command, machine: machineLines(versions, loadBefore) });
  console.log(text);
  if (write) {
    mkdirSync(dirname(PAGE), { recursive: true });
    writeFileSync(PAGE, text);
  }
} catch (error) {
  const expected = error instanceof ValuesDiffer || error instanceof EngineFailed || interrupted.signal.aborted;
  if (!expected) throw error;
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function refuse(words: string): never {
  console.error(words);
  process.exit(1);
}
