import { PROBLEMS, type ProblemCode } from "@concord/contracts";
import { type Database, databaseFault, type Transaction } from "@concord/db";
import type { Result } from "@concord/domain";

/** A refusal as commands give it: a public code, and what the sentence is about. */
export type Refusal = { readonly code: ProblemCode; readonly facts?: Readonly<Record<string, unknown>> };
export type Outcome<T> = Result<T, Refusal>;

export function statusOf(code: ProblemCode): number {
  return PROBLEMS[code][0];
}

class Rollback extends Error {
  readonly outcome: Outcome<never>;
  constructor(outcome: Outcome<never>) {
    super("rolled back");
    this.outcome = outcome;
  }
}

/** What it means that a row with these values is there already: somebody else was a moment faster. */
const CONFLICTS: Readonly<Record<string, ProblemCode>> = {
  documents_name_once_in_project: "name_taken",
  rounds_name_once_in_project: "name_taken",
  users_email_unique: "email_taken",
  members_project_id_user_id_pk: "already_member",
};
const UNIQUE_VIOLATION = "23505";
/** Transactions that stood in each other's way; one of them was taken back and may be tried again. */
const IN_THE_WAY: readonly unknown[] = ["40P01", "40001"];
const TRIES = 4;

/** Runs a command in one transaction; a refusal takes everything back. */
export async function inTransaction<T>(
  db: Database,
  command: (tx: Transaction) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  for (let attempt = 1; ; attempt++)
    try {
      return await db.transaction(async (tx) => {
        const outcome = await command(tx);
        if (!outcome.ok) throw new Rollback(outcome);
        return outcome;
      });
    } catch (error) {
      if (error instanceof Rollback) return error.outcome;
      const { code, constraint } = databaseFault(error);
      const conflict = code === UNIQUE_VIOLATION && constraint ? CONFLICTS[constraint] : undefined;
      if (conflict) return { ok: false, error: { code: conflict } };
      if (!IN_THE_WAY.includes(code) || attempt === TRIES) throw error;
    }
}
