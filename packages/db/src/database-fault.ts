/** What PostgreSQL, or the way to it, says of an error; everything is absent for an error of another kind. */
export type DatabaseFault = {
  /** SQLSTATE, or the system's code where the database could not be reached. */
  readonly code?: string;
  readonly message?: string;
  readonly table?: string;
  readonly constraint?: string;
};

/** Looks below the query builder's own error, whose text repeats the values of the query. */
export function databaseFault(error: unknown): DatabaseFault {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(inner instanceof Error) || !("code" in inner) || typeof inner.code !== "string") return {};
  const { code, message, table, constraint } = inner as Error & DatabaseFault;
  return { ...(code ? { code } : {}), message, ...(table ? { table } : {}), ...(constraint ? { constraint } : {}) };
}
