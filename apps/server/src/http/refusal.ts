import { PROBLEMS, type ProblemCode } from "@concord/contracts";
import type { Database, Transaction } from "@concord/db";
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

/** Runs a command in one transaction; a refusal takes everything back. */
export async function inTransaction<T>(
  db: Database,
  command: (tx: Transaction) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  try {
    return await db.transaction(async (tx) => {
      const outcome = await command(tx);
      if (!outcome.ok) throw new Rollback(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Rollback) return error.outcome;
    throw error;
  }
}
