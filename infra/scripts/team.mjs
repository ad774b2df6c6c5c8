// What infra/compose.team.yaml describes, without containers and for a trial: PostgreSQL, Redis, two processes of Concord
// and a proxy, until Ctrl+C. Nothing is kept.

import { runTypescriptProgram } from "./lib/typescript-program.mjs";
import { buildWebClient } from "./lib/web-client.mjs";

await runTypescriptProgram("apps/e2e/src/team/main.ts", [buildWebClient]);
