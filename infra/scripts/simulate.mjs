// Runs the simulation of the sync server: npm run simulate -- [--runs N] [--from SEED] [--seed SEED] [--write]
import { runTypescriptProgram } from "./lib/typescript-program.mjs";

await runTypescriptProgram("packages/sync/bin/simulate.ts");
