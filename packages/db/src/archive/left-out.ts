/**
 * Tables whose rows are not in an archive, with the reason. Every other table of the database is, whatever it is called:
 * somebody who adds a table need not think of it here.
 */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  sessions: "who was signed in; after a restore everybody signs in again",
  verifications: "one-time values of the authentication library",
  attempts: "failed attempts to sign in, counted for minutes",
  password_resets: "one-time links to set a password; new ones are made in a moment",
  backup_status: "tells of the backups of the place itself, not of the work in it",
};

/** Columns that are empty in an archive. */
export const BLANK: Readonly<Record<string, readonly string[]>> = {
  // The secret of a one-time link. Once there is an account it opens nothing any more.
  installation: ["setup_secret_hash"],
};

/** Tables in which the server writes by itself when it is first started, before there is any work. */
export const FILLED_AT_START: readonly string[] = ["installation", ...Object.keys(LEFT_OUT)];
