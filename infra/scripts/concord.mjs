// Administration on the server itself, beside a running Concord or without one: npm run concord -- <verb>
import { runTypescriptProgram } from "./lib/typescript-program.mjs";

await runTypescriptProgram("apps/server/src/administration/main.ts");
