import { randomUUID } from "node:crypto";
import type { Code, CodebookId, InvitationId, ProjectId, Role, UserId } from "@concord/domain";
import { and, asc, count, desc, eq, gt, isNull } from "drizzle-orm";
import type { Queryable, Transaction } from "../database.ts";
import {
  codebooks,
  codebookVersions,
  codes,
  documents,
  invitations,
  members,
  projects,
  users,
} from "../tables/index.ts";

export type Project = typeof projects.$inferSelect;

/** Makes a project, its first member, and its codebook in version 1. */
export async function addProject(
  tx: Transaction,
  added: { name: string; targetBehaviour: string; createdBy: UserId; roles: Role[]; at: Date },
  codebook: { name: string; reason: string; codes: readonly Code[] },
): Promise<ProjectId> {
  const id = randomUUID() as ProjectId;
  const codebookId = randomUUID() as CodebookId;
  const { roles, at, ...project } = added;
  await tx.insert(projects).values({ id, ...project, createdAt: at });
  await tx.insert(members).values({ projectId: id, userId: added.createdBy, roles, createdAt: at });
  await tx.insert(codebooks).values({ id: codebookId, projectId: id, name: codebook.name, createdAt: at });
  await tx
    .insert(codebookVersions)
    .values({ codebookId, number: 1, reason: codebook.reason, publishedBy: added.createdBy, publishedAt: at });
  await tx.insert(codes).values(
    codebook.codes.map(({ group, ...code }, position) => ({
      codebookId,
      version: 1,
      position,
      groupNumber: group?.number ?? null,
      groupLabel: group?.label ?? null,
      ...code,
    })),
  );
  return id;
}

export async function readProject(db: Queryable, id: ProjectId): Promise<Project | undefined> {
  return (await db.select().from(projects).where(eq(projects.id, id)))[0];
}

/** Every project of the installation; for administration on the server itself, never for a person's screen. */
export async function listAll(db: Queryable): Promise<Project[]> {
  return db.select().from(projects).orderBy(asc(projects.createdAt), asc(projects.id));
}

export async function updateProject(
  db: Queryable,
  id: ProjectId,
  values: { name?: string; targetBehaviour?: string },
): Promise<void> {
  if (Object.keys(values).length > 0) await db.update(projects).set(values).where(eq(projects.id, id));
}

export async function projectsOf(db: Queryable, user: UserId) {
  return db
    .select({ project: projects, roles: members.roles })
    .from(members)
    .innerJoin(projects, eq(projects.id, members.projectId))
    .where(eq(members.userId, user))
    .orderBy(desc(projects.createdAt), asc(projects.id));
}

export async function projectSizes(db: Queryable, id: ProjectId): Promise<{ members: number; documents: number }> {
  const [people] = await db.select({ n: count() }).from(members).where(eq(members.projectId, id));
  const [texts] = await db.select({ n: count() }).from(documents).where(eq(documents.projectId, id));
  return { members: people?.n ?? 0, documents: texts?.n ?? 0 };
}

/** Roles of a user in a project; `null` for somebody who is not a member, and where there is no such project. */
export async function rolesOf(db: Queryable, project: ProjectId, user: UserId): Promise<Role[] | null> {
  const [row] = await db
    .select({ roles: members.roles })
    .from(members)
    .where(and(eq(members.projectId, project), eq(members.userId, user)));
  return row?.roles ?? null;
}

export async function listMembers(db: Queryable, project: ProjectId) {
  return db
    .select({ id: users.id, name: users.name, email: users.email, roles: members.roles, since: members.createdAt })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.projectId, project))
    .orderBy(asc(members.createdAt), asc(users.id));
}

/** The members of a project, locked until the transaction ends, so that the last manager cannot slip away. */
export async function lockMembers(tx: Transaction, project: ProjectId) {
  return tx.select().from(members).where(eq(members.projectId, project)).orderBy(asc(members.userId)).for("update");
}

export async function addMember(tx: Transaction, project: ProjectId, user: UserId, roles: Role[], at: Date) {
  await tx.insert(members).values({ projectId: project, userId: user, roles, createdAt: at });
}

export async function setRoles(tx: Transaction, project: ProjectId, user: UserId, roles: Role[]): Promise<void> {
  await tx
    .update(members)
    .set({ roles })
    .where(and(eq(members.projectId, project), eq(members.userId, user)));
}

export async function removeMember(tx: Transaction, project: ProjectId, user: UserId): Promise<void> {
  await tx.delete(members).where(and(eq(members.projectId, project), eq(members.userId, user)));
}

/** Projects in which the user is the only manager; their account cannot be closed while there are any. */
export async function managedAlone(tx: Transaction, user: UserId): Promise<ProjectId[]> {
  const mine = await tx.select().from(members).where(eq(members.userId, user));
  const alone: ProjectId[] = [];
  for (const { projectId, roles } of mine.filter((row) => row.roles.includes("manage"))) {
    const others = (await lockMembers(tx, projectId)).filter(
      (row) => row.userId !== user && row.roles.includes("manage"),
    );
    if (roles.length > 0 && others.length === 0) alone.push(projectId);
  }
  return alone;
}

export async function removeFromProjects(tx: Transaction, user: UserId): Promise<void> {
  await tx.delete(members).where(eq(members.userId, user));
}

/** The codebook of a project in its latest published version. */
export async function latestCodebook(db: Queryable, project: ProjectId) {
  const [row] = await db
    .select({
      id: codebooks.id,
      name: codebooks.name,
      version: codebookVersions.number,
      publishedAt: codebookVersions.publishedAt,
    })
    .from(codebooks)
    .innerJoin(codebookVersions, eq(codebookVersions.codebookId, codebooks.id))
    .where(eq(codebooks.projectId, project))
    .orderBy(asc(codebooks.createdAt), desc(codebookVersions.number))
    .limit(1);
  return row;
}

export async function codesOf(db: Queryable, codebook: CodebookId, version: number): Promise<Code[]> {
  const rows = await db
    .select()
    .from(codes)
    .where(and(eq(codes.codebookId, codebook), eq(codes.version, version)))
    .orderBy(asc(codes.position));
  return rows.map(({ id, number, label, groupNumber, groupLabel, definition, example, origin }) => ({
    id,
    number,
    label,
    group: groupNumber === null || groupLabel === null ? null : { number: groupNumber, label: groupLabel },
    definition,
    example,
    origin,
  }));
}

export type Invitation = typeof invitations.$inferSelect;

export async function addInvitation(
  tx: Transaction,
  added: Pick<Invitation, "projectId" | "secretHash" | "roles" | "note" | "createdBy" | "createdAt" | "expiresAt">,
): Promise<Invitation> {
  const [row] = await tx
    .insert(invitations)
    .values({ id: randomUUID() as InvitationId, ...added })
    .returning();
  if (!row) throw new Error("inserting an invitation returned no row");
  return row;
}

export async function listInvitations(db: Queryable, project: ProjectId) {
  return db
    .select({ invitation: invitations, claimedByName: users.name })
    .from(invitations)
    .leftJoin(users, eq(users.id, invitations.claimedBy))
    .where(eq(invitations.projectId, project))
    .orderBy(desc(invitations.createdAt), asc(invitations.id));
}

const unclaimed = and(isNull(invitations.claimedAt), isNull(invitations.revokedAt));

/** Withdraws an unclaimed invitation; answers whether there was one. */
export async function revokeInvitation(
  tx: Transaction,
  project: ProjectId,
  id: InvitationId,
  at: Date,
): Promise<boolean> {
  const rows = await tx
    .update(invitations)
    .set({ revokedAt: at })
    .where(and(eq(invitations.projectId, project), eq(invitations.id, id), unclaimed))
    .returning({ id: invitations.id });
  return rows.length > 0;
}

/** Withdraws every unclaimed invitation that somebody made, in one project or in all of them. */
export async function revokeInvitationsOf(tx: Transaction, user: UserId, at: Date, project?: ProjectId): Promise<void> {
  const made = and(eq(invitations.createdBy, user), unclaimed);
  await tx
    .update(invitations)
    .set({ revokedAt: at })
    .where(project ? and(eq(invitations.projectId, project), made) : made);
}

export async function reissueInvitation(
  tx: Transaction,
  project: ProjectId,
  id: InvitationId,
  values: { secretHash: string; expiresAt: Date },
): Promise<Invitation | undefined> {
  const [row] = await tx
    .update(invitations)
    .set(values)
    .where(and(eq(invitations.projectId, project), eq(invitations.id, id), unclaimed))
    .returning();
  return row;
}

export async function openInvitation(db: Queryable, secretHash: string, now: Date) {
  const [row] = await db
    .select({ invitation: invitations, project: projects.name, invitedBy: users.name })
    .from(invitations)
    .innerJoin(projects, eq(projects.id, invitations.projectId))
    .innerJoin(users, eq(users.id, invitations.createdBy))
    .where(and(eq(invitations.secretHash, secretHash), unclaimed, gt(invitations.expiresAt, now)));
  return row;
}

/** Claims an invitation for a user. Of several claimants one gets the row; the others get nothing. */
export async function claimInvitation(
  tx: Transaction,
  secretHash: string,
  user: UserId,
  now: Date,
): Promise<Invitation | undefined> {
  const [row] = await tx
    .update(invitations)
    .set({ claimedBy: user, claimedAt: now })
    .where(and(eq(invitations.secretHash, secretHash), unclaimed, gt(invitations.expiresAt, now)))
    .returning();
  return row;
}
