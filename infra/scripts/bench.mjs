// Times a part of the product beside its peers: npm run bench -- agreement [--write] [--quick]
// or npm run bench -- sync [ROW ...] [--write] [--quick]
import { runTypescriptProgram } from "./lib/typescript-program.mjs";
import { buildWebClient } from "./lib/web-client.mjs";

/** What can be timed, the program that does it, and what it needs. */
const benches = {
  agreement: { program: "packages/agreement/bench/main.ts", before: [] },
  // The product is measured as it runs, and it does not start without its web client.
  sync: { program: "apps/e2e/src/bench/sync/main.ts", before: [buildWebClient] },
};

const name = process.argv[2] ?? "";
if (!Object.hasOwn(benches, name)) {
  console.error(
    `${name ? `There is no bench ${name}.` : "Name a bench."} There are: ${Object.keys(benches).join(", ")}.`,
  );
  process.exit(1);
}
process.argv.splice(2, 1);
await runTypescriptProgram(benches[name].program, benches[name].before);
