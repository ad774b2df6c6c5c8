import type { ProjectId, UserId } from "@concord/domain";
import type { Sessions } from "../auth/sessions.ts";
import type { Doors } from "./doors.ts";
import type { Order, Orders } from "./orders.ts";

/** Doors that close on every process. The seats stay each process' own. */
export function sharedDoors(here: Doors, orders: Pick<Orders, "give">): Doors {
  const everywhere = async (closedHere: Promise<void>, order: Order) => {
    await Promise.all([closedHere, orders.give(order)]);
  };
  return {
    ...here,
    flush: (room) => everywhere(here.flush(room), { kind: "flush", room }),
    closeRoom: (room) => everywhere(here.closeRoom(room), { kind: "close_room", room }),
    closeSession: (sessionId) => everywhere(here.closeSession(sessionId), { kind: "close_session", sessionId }),
    closeUser: (user, but) =>
      everywhere(here.closeUser(user, but), { kind: "close_user", user, ...(but ? { except: but.except } : {}) }),
    closeMember: (project, user) =>
      everywhere(here.closeMember(project, user), { kind: "close_member", project, user }),
  };
}

/** Does in this process what another has ordered. Doors are closed before this returns; its promise is for the rest. */
export function carryOut(here: { doors: Doors; sessions: Pick<Sessions, "forgetHere"> }, order: Order): Promise<void> {
  const { doors, sessions } = here;
  switch (order.kind) {
    case "flush":
      return doors.flush(order.room);
    case "close_room":
      return doors.closeRoom(order.room);
    case "close_session":
      return doors.closeSession(order.sessionId);
    case "close_user":
      return doors.closeUser(order.user as UserId, order.except ? { except: order.except } : undefined);
    case "close_member":
      return doors.closeMember(order.project as ProjectId, order.user as UserId);
    case "forget_user":
      sessions.forgetHere(order.user as UserId);
      return Promise.resolve();
  }
}
