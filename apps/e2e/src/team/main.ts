import { once } from "node:events";
import { startTeam } from "./team.ts";

const team = await startTeam();
console.log(`Concord is ready: ${team.url}, served by ${team.processes.length} processes behind a proxy`);
if (team.setupSecret) console.log(`Make the first account with ${team.url}/setup#${team.setupSecret}`);
console.log("Everything is gone when this is stopped (Ctrl+C).");
await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
await team.stop();
process.exit(0);
