import { awarenessFrame, CloseCode, writeAwareness } from "../protocol/index.ts";
import { Answers } from "./answers.ts";
import { CommitLog } from "./commit-log.ts";
import { Compactor } from "./compaction.ts";
import { Connection, type Seat, type Surroundings } from "./connection.ts";
import { defaultLimits, type SyncLimits } from "./limits.ts";
import type { Processes } from "./processes.ts";
import { Room } from "./room.ts";
import { bytesOf, type RoomSocket } from "./room-socket.ts";
import type { RoomStore, SnapshotOf } from "./room-store.ts";
import { type Schedule, systemSchedule } from "./schedule.ts";
import { snapshotOf } from "./snapshot.ts";
import type { SyncEvent } from "./sync-event.ts";

const OPEN = 1;

export type SyncServerOptions = {
  readonly store: RoomStore;
  readonly limits?: Partial<SyncLimits>;
  readonly log?: (event: SyncEvent) => void;
  /** Milliseconds of a clock that does not go back. */
  readonly now?: () => number;
  readonly schedule?: Schedule;
  /** Joins the processes that serve the same rooms from the same store; without it this one is alone. */
  readonly processes?: Processes;
  /** Makes one update of many, for instance in another thread; by default here. */
  readonly snapshotOf?: SnapshotOf;
};

export type SyncStats = {
  readonly rooms: number;
  readonly connections: number;
  /** Updates received and not on disk. */
  readonly unstoredUpdates: number;
  /** Bytes waiting in the queues of sockets. */
  readonly queuedBytes: number;
};

export type SyncServer = {
  /** Gives an upgraded, authorised socket to a room. The socket may have received nothing yet. */
  join(socket: RoomSocket, seat: Seat): void;
  /**
   * Closes the sockets of a room, or those of them that `where` names. When it resolves, nothing of the room can be
   * sent to them any more and nothing they send is taken. Whoever may come back is judged at the door.
   */
  close(room: string, code: number, reason: string, where?: (seat: Seat) => boolean): Promise<void>;
  /** The same over all rooms: sign-out, a member removed, a password changed. */
  closeWhere(where: (seat: Seat) => boolean, code: number, reason: string): Promise<void>;
  /** Waits until everything received so far for the room is on disk; "closed" when the database takes no more for it. */
  flush(room: string): Promise<"stored" | "closed">;
  /** Takes nothing more, waits for the store, tells what was stored, closes every socket. Does not throw. */
  stop(): Promise<void>;
  stats(): SyncStats;
};

/** Rooms of shared documents over WebSockets, by the y-websocket protocol. What each rule is, SPEC.md says. */
export function createSyncServer(options: SyncServerOptions): SyncServer {
  const schedule = options.schedule ?? systemSchedule;
  const around: Surroundings = {
    limits: { ...defaultLimits, ...options.limits },
    schedule,
    now: options.now ?? (() => performance.now()),
    log: options.log ?? (() => undefined),
  };
  const { limits } = around;
  const { processes } = options;
  const commits = new CommitLog(options.store, around, (batch) => processes?.tell(batch));
  const compactor = new Compactor(options.store, around, options.snapshotOf ?? snapshotOf);
  const rooms = new Map<string, Room>();
  const busy = new Set<Room>();
  const everyConnection = () => [...rooms.values()].flatMap((room) => [...room.connections]);
  const answers = new Answers({ around, connections: everyConnection });
  const keepAlive = awarenessFrame(writeAwareness([]));
  let stopping: Promise<void> | undefined;

  const atEndOfTurn = (room: Room) => {
    if (busy.size === 0)
      schedule(() => {
        const turn = [...busy];
        busy.clear();
        for (const each of turn) each.flushTurn();
      }, 0);
    busy.add(room);
  };

  const roomCalled = (name: string): Room => {
    const present = rooms.get(name);
    if (present) return present;
    const onEnd = (room: Room) => {
      if (rooms.get(name) === room) rooms.delete(name);
    };
    const room = new Room({
      name,
      store: options.store,
      commits,
      compactor,
      around,
      answers,
      processes,
      atEndOfTurn,
      onEnd,
    });
    rooms.set(name, room);
    return room;
  };

  const beat = () => {
    for (const room of [...rooms.values()]) room.beat();
    for (const room of [...rooms.values()])
      for (const connection of [...room.connections])
        if (connection.beat(keepAlive) === "stuck") room.close(connection, CloseCode.TooSlow, "stopped reading");
    cancelBeat = schedule(beat, limits.heartbeat);
  };
  let cancelBeat = schedule(beat, limits.heartbeat);

  const flushAll = async () => {
    await Promise.all([...rooms.values()].map((room) => room.flush()));
    await commits.flush();
  };

  const stop = async () => {
    let cancel = () => {};
    const patience = new Promise<void>((resolve) => {
      cancel = schedule(resolve, limits.stop);
    });
    await Promise.race([flushAll().then(() => compactor.settled()), patience]);
    cancel();
    cancelBeat();
    if (commits.pending > 0) around.log({ kind: "stopped_unsaved", updates: commits.pending });
    commits.stop();
    const connections = everyConnection();
    for (const room of [...rooms.values()]) {
      room.closeWhere(() => true, CloseCode.Restart, "the server restarts");
      room.end();
    }
    await Promise.all(connections.map((connection) => connection.gone));
  };

  processes?.listen({
    stored: (updates) => rooms.get(updates.room)?.heard(updates),
    whispered: (name, from, whisper) => {
      try {
        rooms.get(name)?.whispered(from, whisper);
      } catch (error) {
        around.log({ kind: "whisper_failed", room: name, error });
      }
    },
    missed: () => {
      for (const room of [...rooms.values()]) void room.look();
    },
  });

  return {
    join(socket, seat) {
      // Without a listener the first broken frame would end the process.
      socket.on("error", (error) => around.log({ kind: "socket_failed", ...connection.facts, error }));
      const connection = new Connection(socket, seat, around);
      // Its end was told before anybody listened.
      if (socket.readyState !== OPEN) return;
      if (stopping) return connection.close(CloseCode.Restart, "the server restarts");
      const room = roomCalled(seat.room);
      around.log({ kind: "joined", ...connection.facts });
      socket.on("message", (message, isBinary) => {
        if (!stopping) room.receive(connection, bytesOf(message), isBinary);
      });
      socket.on("close", () => {
        connection.ended();
        room.leave(connection);
      });
      room.join(connection);
    },
    async close(room, code, reason, where = () => true) {
      rooms.get(room)?.closeWhere(where, code, reason);
    },
    async closeWhere(where, code, reason) {
      for (const room of [...rooms.values()]) room.closeWhere(where, code, reason);
    },
    async flush(room) {
      return (await rooms.get(room)?.flush()) ?? "stored";
    },
    stop() {
      stopping ??= stop();
      return stopping;
    },
    stats: () => ({
      rooms: rooms.size,
      connections: everyConnection().length,
      unstoredUpdates: commits.pending,
      queuedBytes: everyConnection().reduce((sum, connection) => sum + connection.queuedBytes, 0),
    }),
  };
}
