import { accounts, type Database } from "@concord/db";
import type { UserId } from "@concord/domain";
import type { Orders } from "../realtime/orders.ts";
import type { Auth, Viewer } from "./auth.ts";

const KEEP_MS = 5_000;
const LARGEST = 10_000;

export type Sessions = {
  /** Who is behind the cookies of a request, or nobody. */
  viewer(headers: Headers): Promise<Viewer | null>;
  /** Forgets what every process knows of a user, so that the next request to any of them is judged afresh. */
  forget(user: UserId): Promise<void>;
  /** Forgets what this process knows of a user, or of everybody. */
  forgetHere(user?: UserId): void;
};

/** Looks sessions up, and keeps the answers for seconds: a page makes a dozen requests at once. */
export function createSessions(
  auth: Auth,
  db: Database,
  now: () => number,
  others: Pick<Orders, "give" | "heard">,
): Sessions {
  const known = new Map<string, { viewer: Viewer; until: number }>();
  /** Grows whenever something is forgotten: an answer that was on its way meanwhile is not kept. */
  let epoch = 0;
  const forgetHere = (user?: UserId) => {
    epoch++;
    for (const [cookie, { viewer }] of known) if (user === undefined || viewer.user.id === user) known.delete(cookie);
  };

  return {
    async viewer(headers) {
      const cookie = headers.get("cookie");
      if (!cookie) return null;
      const kept = known.get(cookie);
      // While others can not tell us what to forget, every request is judged afresh.
      if (kept && kept.until > now() && others.heard()) return kept.viewer;
      known.delete(cookie);
      const begun = epoch;
      const found = await auth.api.getSession({ headers });
      const user = found && (await accounts.userById(db, found.user.id as UserId));
      if (!found || !user || user.closedAt) return null;
      const viewer = { user, sessionId: found.session.id, sessionToken: found.session.token };
      if (known.size >= LARGEST) known.clear();
      if (begun === epoch) known.set(cookie, { viewer, until: now() + KEEP_MS });
      return viewer;
    },
    forget(user) {
      forgetHere(user);
      return others.give({ kind: "forget_user", user });
    },
    forgetHere,
  };
}
