import { randomUUID } from "node:crypto";
import type { UserId } from "@concord/domain";
import { and, eq, gt, isNull, lt, ne, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../database.ts";
import { attempts, credentials, deviceKeys, installation, passwordResets, sessions, users } from "../tables/index.ts";

export type User = typeof users.$inferSelect;

export async function anyUserExists(db: Queryable): Promise<boolean> {
  return (await db.select({ id: users.id }).from(users).limit(1)).length > 0;
}

export async function userById(db: Queryable, id: UserId): Promise<User | undefined> {
  return (await db.select().from(users).where(eq(users.id, id)))[0];
}

export async function userByEmail(db: Queryable, email: string): Promise<User | undefined> {
  return (await db.select().from(users).where(eq(users.email, email)))[0];
}

export async function listUsers(db: Queryable): Promise<User[]> {
  return db.select().from(users).orderBy(users.createdAt, users.id);
}

/** Adds a person who signs in with a password. The caller has made sure that the e-mail address is free. */
export async function addUser(
  tx: Transaction,
  person: { name: string; email: string; passwordHash: string; administrator: boolean },
): Promise<User> {
  const id = randomUUID() as UserId;
  const { passwordHash, ...rest } = person;
  const [user] = await tx
    .insert(users)
    .values({ id, ...rest })
    .returning();
  await tx
    .insert(credentials)
    .values({ id: randomUUID(), accountId: id, providerId: "credential", userId: id, password: passwordHash });
  if (!user) throw new Error("inserting a user returned no row");
  return user;
}

export async function setPasswordHash(db: Queryable, user: UserId, passwordHash: string): Promise<void> {
  await db
    .update(credentials)
    .set({ password: passwordHash, updatedAt: new Date() })
    .where(and(eq(credentials.userId, user), eq(credentials.providerId, "credential")));
}

export async function passwordHashOf(db: Queryable, user: UserId): Promise<string | null> {
  const [row] = await db
    .select({ password: credentials.password })
    .from(credentials)
    .where(eq(credentials.userId, user));
  return row?.password ?? null;
}

/** Ends the sessions of a user, all but one when `except` names its token. */
export async function endSessions(db: Queryable, user: UserId, except?: string): Promise<void> {
  await db
    .delete(sessions)
    .where(except ? and(eq(sessions.userId, user), ne(sessions.token, except)) : eq(sessions.userId, user));
}

/** How many open accounts are administrators; locks their rows, so that two of them cannot leave at once. */
export async function lockAdministrators(tx: Transaction): Promise<UserId[]> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.administrator, true), isNull(users.closedAt)))
    .orderBy(users.id)
    .for("update");
  return rows.map((row) => row.id);
}

/** Erases what identifies a person and ends their sessions. Authored rows keep the id. */
export async function closeUser(tx: Transaction, user: UserId, pseudonym: string): Promise<void> {
  await tx
    .update(users)
    .set({ name: pseudonym, email: `${user}@closed.invalid`, administrator: false, closedAt: new Date() })
    .where(eq(users.id, user));
  await tx.delete(credentials).where(eq(credentials.userId, user));
  await tx.delete(passwordResets).where(eq(passwordResets.userId, user));
  await tx.delete(deviceKeys).where(eq(deviceKeys.userId, user));
  await endSessions(tx, user);
}

/**
 * The key of an account's local copies; the first who asks makes it.
 *
 * @param made - what it becomes when there is none
 */
export async function deviceKey(db: Queryable, user: UserId, made: Uint8Array): Promise<Uint8Array> {
  await db.insert(deviceKeys).values({ userId: user, key: made }).onConflictDoNothing();
  const [row] = await db.select({ key: deviceKeys.key }).from(deviceKeys).where(eq(deviceKeys.userId, user));
  if (!row) throw new Error("a device key that was just made is not there");
  return row.key;
}

export type Installation = typeof installation.$inferSelect;

export async function readInstallation(db: Queryable): Promise<Installation> {
  const [row] = await db.select().from(installation);
  return row ?? { id: 1, signUpOpen: false, setupSecretHash: null };
}

export async function updateInstallation(db: Queryable, values: Partial<Omit<Installation, "id">>): Promise<void> {
  await db
    .insert(installation)
    .values({ id: 1, ...values })
    .onConflictDoUpdate({ target: installation.id, set: values });
}

/** Holds every other set-up until this transaction ends, so that there is one first account. */
export async function lockSetup(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7216845302)`);
}

export async function addPasswordReset(
  db: Queryable,
  reset: { secretHash: string; userId: UserId; createdBy: UserId | null; expiresAt: Date },
): Promise<void> {
  await db.delete(passwordResets).where(and(eq(passwordResets.userId, reset.userId), isNull(passwordResets.usedAt)));
  await db.insert(passwordResets).values(reset);
}

export async function passwordResetIsOpen(db: Queryable, secretHash: string, now: Date): Promise<boolean> {
  const open = and(
    eq(passwordResets.secretHash, secretHash),
    isNull(passwordResets.usedAt),
    gt(passwordResets.expiresAt, now),
  );
  return (await db.select({ userId: passwordResets.userId }).from(passwordResets).where(open)).length > 0;
}

/** Uses up a one-time link; `undefined` when it is unknown, used or expired, or somebody was faster. */
export async function claimPasswordReset(tx: Transaction, secretHash: string, now: Date): Promise<UserId | undefined> {
  const [row] = await tx
    .update(passwordResets)
    .set({ usedAt: now })
    .where(
      and(eq(passwordResets.secretHash, secretHash), isNull(passwordResets.usedAt), gt(passwordResets.expiresAt, now)),
    )
    .returning({ userId: passwordResets.userId });
  return row?.userId;
}

/** Counts an attempt and answers how many there were in the running window, this one included. */
export async function countAttempt(db: Queryable, subject: string, windowSeconds: number): Promise<number> {
  const end = sql`now() + make_interval(secs => ${windowSeconds})`;
  const [row] = await db
    .insert(attempts)
    .values({ subject, count: 1, windowEndsAt: end as unknown as Date })
    .onConflictDoUpdate({
      target: attempts.subject,
      set: {
        count: sql`case when ${attempts.windowEndsAt} < now() then 1 else ${attempts.count} + 1 end`,
        windowEndsAt: sql`case when ${attempts.windowEndsAt} < now() then ${end} else ${attempts.windowEndsAt} end`,
      },
    })
    .returning({ count: attempts.count });
  return row?.count ?? 1;
}

export async function takeBackAttempt(db: Queryable, subject: string): Promise<void> {
  await db
    .update(attempts)
    .set({ count: sql`greatest(${attempts.count} - 1, 0)` })
    .where(eq(attempts.subject, subject));
}

export async function forgetAttempts(db: Queryable, subject: string): Promise<void> {
  await db.delete(attempts).where(eq(attempts.subject, subject));
}

/** Deletes the counts of windows that are over. */
export async function forgetPastAttempts(db: Queryable): Promise<void> {
  await db.delete(attempts).where(lt(attempts.windowEndsAt, sql`now()`));
}
