// The whole path in two browsers on whatever transcripts lie in a folder: npm run try -- FOLDER
import { browserOrRefusal } from "./lib/chromium.mjs";
import { runTypescriptProgram } from "./lib/typescript-program.mjs";
import { buildWebClient } from "./lib/web-client.mjs";

await runTypescriptProgram("apps/e2e/src/try/main.ts", [buildWebClient, browserOrRefusal]);
