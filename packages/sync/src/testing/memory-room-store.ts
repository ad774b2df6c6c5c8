import type { AppendOutcome, RoomStore } from "../server/room-store.ts";

type StoredRoom = {
  snapshot: { bytes: Uint8Array; upToSeq: number } | undefined;
  tail: { seq: number; bytes: Uint8Array }[];
  lastSeq: number;
  closed: boolean;
  compacting: boolean;
};

export type MemoryRoomStore = RoomStore & {
  /** Closes a room as the database does: appends are refused from here on. */
  closeRoom(room: string): void;
  /** Every stored update of a room, the snapshot first. */
  updates(room: string): readonly Uint8Array[];
  /** Called at the start of every operation; what it throws, the operation throws, and until it resolves nothing is stored. */
  before: (operation: "load" | "append" | "compact", rooms: readonly string[]) => void | Promise<void>;
};

/** A room store that forgets with its process, and does in all else what the database does. */
export function memoryRoomStore(): MemoryRoomStore {
  const rooms = new Map<string, StoredRoom>();
  const roomCalled = (name: string): StoredRoom => {
    const fresh = { snapshot: undefined, tail: [], lastSeq: 0, closed: false, compacting: false };
    const room = rooms.get(name) ?? fresh;
    rooms.set(name, room);
    return room;
  };
  const updates = (name: string, after = 0) => {
    const { snapshot, tail } = roomCalled(name);
    const whole = snapshot && snapshot.upToSeq > after ? [snapshot.bytes] : [];
    return [...whole, ...tail.filter(({ seq }) => seq > after).map(({ bytes }) => bytes)];
  };

  const store: MemoryRoomStore = {
    before: () => undefined,
    closeRoom: (name) => {
      roomCalled(name).closed = true;
    },
    updates,
    async load(name, after = 0) {
      await store.before("load", [name]);
      const { lastSeq, closed, snapshot } = roomCalled(name);
      const whole = after === 0 || (snapshot !== undefined && snapshot.upToSeq > after);
      return { updates: updates(name, after), lastSeq, whole, closed };
    },
    async append(batch) {
      const names = batch.map(({ room }) => room);
      await store.before("append", names);
      return new Map<string, AppendOutcome>(
        batch.map(({ room: name, updates: added }) => {
          const room = roomCalled(name);
          if (room.closed) return [name, "closed"] as const;
          const firstSeq = room.lastSeq + 1;
          for (const bytes of added) room.tail.push({ seq: ++room.lastSeq, bytes: new Uint8Array(bytes) });
          return [name, { firstSeq }] as const;
        }),
      );
    },
    async compact(name, snapshotOf) {
      const room = roomCalled(name);
      if (room.compacting) return undefined;
      room.compacting = true;
      try {
        await store.before("compact", [name]);
        const { lastSeq } = room;
        if (lastSeq === 0) return undefined;
        const bytes = await snapshotOf(updates(name));
        room.snapshot = { bytes: new Uint8Array(bytes), upToSeq: lastSeq };
        room.tail = room.tail.filter(({ seq }) => seq > lastSeq);
        return { bytes, lastSeq };
      } finally {
        room.compacting = false;
      }
    },
  };
  return store;
}
