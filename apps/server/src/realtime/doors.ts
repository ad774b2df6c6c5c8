import type { ProjectId, UserId } from "@concord/domain";
import { CloseCode } from "@concord/sync/protocol";
import type { SyncServer } from "@concord/sync/server";

/** Who sits on a connection, as far as closing its door depends on it. */
export type Sitter = {
  readonly userId: UserId;
  readonly sessionId: string;
  readonly projectId: ProjectId;
  readonly room: string;
};

/** Closing sockets when what they were let in for no longer holds. They come back and are judged afresh. */
export type Doors = {
  /** Everything received for the room so far is on disk. */
  flush(room: string): Promise<void>;
  /** The layer was submitted: nobody, its owner included, is in the room any more. */
  closeRoom(room: string): Promise<void>;
  closeSession(sessionId: string): Promise<void>;
  closeUser(user: UserId, but?: { readonly except: string }): Promise<void>;
  closeMember(project: ProjectId, user: UserId): Promise<void>;
  /** Seats a connection; answers how to give up the seat. */
  seat(connectionId: string, sitter: Sitter): () => void;
  /** How many connections a user has. */
  seatsOf(user: UserId): number;
  /** Changes whenever a door closes: a judgement that began before is stale. */
  epoch(): number;
  /** A door may have been closed without our knowing: every judgement that has begun is stale. */
  doubt(): void;
};

export function createDoors(sync: Pick<SyncServer, "close" | "closeWhere" | "flush">): Doors {
  const seats = new Map<string, Sitter>();
  let epoch = 0;
  const closeWhere = (concerns: (sitter: Sitter) => boolean, code: number, reason: string) => {
    epoch++;
    return sync.closeWhere(
      ({ connectionId }) => {
        const sitter = seats.get(connectionId);
        return sitter !== undefined && concerns(sitter);
      },
      code,
      reason,
    );
  };
  return {
    flush: async (room) => {
      await sync.flush(room);
    },
    closeRoom: (room) => {
      epoch++;
      return sync.close(room, CloseCode.RoomClosed, "submitted");
    },
    closeSession: (sessionId) =>
      closeWhere((sitter) => sitter.sessionId === sessionId, CloseCode.SignedOut, "signed out"),
    closeUser: (user, but) =>
      closeWhere(
        (sitter) => sitter.userId === user && sitter.sessionId !== but?.except,
        CloseCode.SignedOut,
        "session ended",
      ),
    closeMember: (project, user) =>
      closeWhere(
        (sitter) => sitter.projectId === project && sitter.userId === user,
        CloseCode.AccessChanged,
        "access changed",
      ),
    seat: (connectionId, sitter) => {
      seats.set(connectionId, sitter);
      return () => seats.delete(connectionId);
    },
    seatsOf: (user) => [...seats.values()].filter((sitter) => sitter.userId === user).length,
    epoch: () => epoch,
    doubt: () => {
      epoch++;
    },
  };
}
