// Kills the server and the embedded database under load and counts acknowledged edits that are gone afterwards.
// npm run kill-test -- [KILLS]: of each, 30 unless said otherwise.
import { runTypescriptProgram } from "./lib/typescript-program.mjs";

await runTypescriptProgram("apps/e2e/src/kill-test/main.ts");
