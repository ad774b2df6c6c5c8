import { createHash, randomBytes } from "node:crypto";
import type { ProjectId, UserId } from "@concord/domain";
import { and, asc, desc, eq } from "drizzle-orm";
import type { Queryable, Transaction } from "../database.ts";
import { auditEvents, auditWords, projects } from "../tables/index.ts";

export type AuditEntry = {
  readonly actor: UserId;
  /** Verb and noun of what was done: `layer.submitted`. */
  readonly action: string;
  /** Ids, stages, codes and hashes only. */
  readonly facts: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  /** Reasons and names; stored apart, erasable. */
  readonly words?: readonly string[];
};

const START = "0".repeat(64);
const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/** JSON with its keys in order, so that the same facts always give the same hash. */
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${stable(inner)}`).join(",")}}`;
}

function hashOf(event: Omit<typeof auditEvents.$inferSelect, "hash">): string {
  const { projectId, number, actor, action, facts, at, previousHash } = event;
  return sha256(stable([projectId, number, actor, action, facts, at, previousHash]));
}

/**
 * Appends an event to the project's chain, in the transaction that does what the event tells of. Takes a lock on the
 * project's row until that transaction ends: the chain has one order, across processes. The lock lets foreign keys to
 * the row be checked meanwhile; a stronger one would stand against the inserts of the very transactions that wait for it.
 */
export async function appendAudit(tx: Transaction, projectId: ProjectId, at: Date, entry: AuditEntry): Promise<void> {
  await tx.select({ id: projects.id }).from(projects).where(eq(projects.id, projectId)).for("no key update");
  const [last] = await tx
    .select({ number: auditEvents.number, hash: auditEvents.hash })
    .from(auditEvents)
    .where(eq(auditEvents.projectId, projectId))
    .orderBy(desc(auditEvents.number))
    .limit(1);
  const number = (last?.number ?? 0) + 1;
  const words = (entry.words ?? []).map((text, part) => ({ part, text, salt: randomBytes(16).toString("hex") }));
  const event = {
    projectId,
    number,
    actor: entry.actor,
    action: entry.action,
    facts: { ...entry.facts, words: words.map(({ salt, text }) => sha256(salt + text)) },
    at: at.getTime(),
    previousHash: last?.hash ?? START,
  };
  await tx.insert(auditEvents).values({ ...event, hash: hashOf(event) });
  if (words.length > 0)
    await tx
      .insert(auditWords)
      .values(words.map(({ part, text, salt }) => ({ projectId, number, part, salt, words: text })));
}

export type AuditFault = { readonly number: number; readonly fault: "hash_differs" | "chain_broken" | "words_differ" };

/** Recomputes a project's chain; answers the first place where it does not hold, or nothing. */
export async function verifyAudit(db: Queryable, projectId: ProjectId): Promise<AuditFault | undefined> {
  const events = await db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.projectId, projectId))
    .orderBy(asc(auditEvents.number));
  const words = await db
    .select()
    .from(auditWords)
    .where(and(eq(auditWords.projectId, projectId)));
  let previousHash = START;
  for (const [index, { hash, ...event }] of events.entries()) {
    const { number } = event;
    if (number !== index + 1 || event.previousHash !== previousHash) return { number, fault: "chain_broken" };
    if (hashOf(event) !== hash) return { number, fault: "hash_differs" };
    const hashes = (event.facts.words ?? []) as readonly string[];
    for (const row of words.filter((each) => each.number === number && each.words !== null))
      if (sha256(row.salt + row.words) !== hashes[row.part]) return { number, fault: "words_differ" };
    previousHash = hash;
  }
  return undefined;
}

export async function listAudit(db: Queryable, projectId: ProjectId) {
  return db.select().from(auditEvents).where(eq(auditEvents.projectId, projectId)).orderBy(asc(auditEvents.number));
}
