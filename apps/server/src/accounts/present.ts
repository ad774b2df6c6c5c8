import type { accounts } from "@concord/db";

export function presentMe({ id, name, email, administrator }: accounts.User) {
  return { id, name, email, administrator };
}

export function presentUser(user: accounts.User) {
  return {
    ...presentMe(user),
    createdAt: user.createdAt.toISOString(),
    closedAt: user.closedAt?.toISOString() ?? null,
  };
}
