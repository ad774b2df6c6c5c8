import { databaseFault } from "@concord/db";

/** SQLSTATE class of values that could not be used; PostgreSQL's sentence repeats them. */
const REPEATS_VALUES = /^22/;

/**
 * What the log keeps of an error, and the places it came through. Of a failed query what the database said, and not the
 * query, whose values are what people wrote. Of any other error its message, unless it is one that quotes what could not
 * be read, as those of `JSON.parse` do.
 */
export function faultForLog(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: typeof error === "string" ? error : typeof error };
  const { message, ...fault } = databaseFault(error);
  const at = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  if (fault.code) return { database: REPEATS_VALUES.test(fault.code) ? fault : { ...fault, message }, at };
  return { error: error instanceof SyntaxError ? error.name : `${error.name}: ${error.message}`, at };
}
