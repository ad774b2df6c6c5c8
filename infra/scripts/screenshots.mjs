// Every screen in three sizes and two themes: node infra/scripts/screenshots.mjs FOLDER
import { browserOrRefusal } from "./lib/chromium.mjs";
import { runTypescriptProgram } from "./lib/typescript-program.mjs";
import { buildWebClient } from "./lib/web-client.mjs";

await runTypescriptProgram("apps/e2e/src/screenshots/main.ts", [buildWebClient, browserOrRefusal]);
