// Measures the sync server beside its peers: npm run bench -- sync [ROW ...] [--write] [--quick]
// --write puts the rows into the manual; --quick takes small sizes and few rounds, to see that everything works.
import { startLoadProcess } from "./load/load-process.ts";
import { circumstances, section, write } from "./page.ts";
import { ROWS } from "./rows/index.ts";
import type { MeasuredServer } from "./servers/measured-server.ts";
import { SERVER_IDS, start } from "./servers/start.ts";

const words = process.argv.slice(2);
const options = words.filter((word) => word.startsWith("--"));
const names = words.filter((word) => !word.startsWith("--"));
const [writes, quick] = [options.includes("--write"), options.includes("--quick")];
const strange = options.filter((option) => option !== "--write" && option !== "--quick");
if (strange.length > 0) refuse(`There is no option ${strange.join(", ")}. There are: --write, --quick.`);
const unknown = names.filter((name) => !ROWS.some(({ id }) => id === name));
if (unknown.length > 0)
  refuse(`There is no row ${unknown.join(", ")}. There are: ${ROWS.map(({ id }) => id).join(", ")}.`);
if (writes && quick) refuse("A quick run is too small to be written down: take --write or --quick.");

// In the order of the page, or as they were named.
const rows = names.length === 0 ? ROWS : names.flatMap((name) => ROWS.filter(({ id }) => id === name));
const say = (sentence: string) => console.error(sentence);
const [load, secondLoad] = [startLoadProcess(), startLoadProcess()];
const servers: MeasuredServer[] = [];
let nextRoom = 0;
const newRooms = (count: number) => Array.from({ length: count }, () => nextRoom++);

try {
  // A round has at least one document, also where a row brings servers of its own.
  const wanted = Math.max(
    1,
    rows.reduce((sum, row) => sum + row.rooms(quick), 0),
  );
  for (const id of SERVER_IDS) servers.push(await start(id, wanted));
  for (const row of rows) {
    say(row.id);
    const when = circumstances();
    // An attack may have ended one in its last moment.
    for (const server of servers) if (!server.alive()) await server.startAgain();
    try {
      const lines = await row.measure({ quick, servers, load, secondLoad, newRooms, say });
      const text = `${section(lines, servers)}\n\n${when}`;
      console.log(`\n${text}\n`);
      if (writes) write(row, text);
    } catch (error) {
      // The other rows can be measured all the same.
      say(`${row.id} was not measured: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
    }
  }
} finally {
  await Promise.all([load.stop(), secondLoad.stop()]);
  for (const server of servers) await server.remove();
}
process.exit();

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
