import type { projects } from "@concord/db";

export function presentInvitation(invitation: projects.Invitation, claimedBy: string | null, now: Date) {
  const { id, roles, note, createdAt, expiresAt, claimedAt, revokedAt } = invitation;
  const lapsed = expiresAt <= now ? ("expired" as const) : ("open" as const);
  return {
    id,
    roles,
    note,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    state: claimedAt ? ("claimed" as const) : revokedAt ? ("revoked" as const) : lapsed,
    claimedBy,
  };
}
