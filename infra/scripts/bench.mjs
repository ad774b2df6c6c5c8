// Times a part of the product beside its peers: npm run bench -- agreement [--write] [--quick]
import { runTypescriptProgram } from "./lib/typescript-program.mjs";

/** What can be timed, and the program that does it. */
const benches = { agreement: "packages/agreement/bench/main.ts" };

const name = process.argv[2] ?? "";
if (!Object.hasOwn(benches, name)) {
  console.error(
    `${name ? `There is no bench ${name}.` : "Name a bench."} There are: ${Object.keys(benches).join(", ")}.`,
  );
  process.exit(1);
}
process.argv.splice(2, 1);
await runTypescriptProgram(benches[name]);
