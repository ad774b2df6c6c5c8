import type { Log } from "./deps.ts";

/** One JSON line an event, on standard error: standard output is for the person who starts the server. */
export const logToStandardError: Log = (event, facts = {}) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...facts })}\n`);
};
