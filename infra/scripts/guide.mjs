// Writes the pages of docs/guide/agreement from the docstrings and the engine: npm run guide
import { runTypescriptProgram } from "./lib/typescript-program.mjs";

await runTypescriptProgram("packages/agreement/guide/main.ts");
