// Kills the server and its database under load and counts acknowledged edits that are gone afterwards.
// npm run kill-test -- [--times N] [--database embedded|postgresql|both]
import { runTypescriptProgram } from "./lib/typescript-program.mjs";
import { buildWebClient } from "./lib/web-client.mjs";

await runTypescriptProgram("apps/e2e/src/kill-test/main.ts", [buildWebClient]);
