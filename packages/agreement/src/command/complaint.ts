/** Something the user has to mend: a file that is not there, an option that does not exist. Told in one sentence. */
export class Complaint extends Error {}

/** What an error says to the user. What nobody foresaw is told without the trace, which would tell nothing. */
export function sentenceOn(error: unknown): string {
  if (error instanceof Complaint) return error.message;
  const what = error instanceof Error ? error.message : String(error);
  return `The program failed for a reason that it does not know how to explain (${what}). Please report it with the file.`;
}
