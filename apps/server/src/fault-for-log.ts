import { databaseFault } from "@concord/db";

/**
 * What the log keeps of an error: of a failed query what the database said, and not the query, whose values are what
 * people wrote; of any other error its message. And the places it came through.
 */
export function faultForLog(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: String(error) };
  const fault = databaseFault(error);
  const at = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return fault.code ? { database: fault, at } : { error: `${error.name}: ${error.message}`, at };
}
