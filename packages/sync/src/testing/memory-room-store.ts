import type { RoomStore } from "../server/room-store.ts";

type StoredRoom = { snapshot: Uint8Array | undefined; tail: { seq: number; bytes: Uint8Array }[]; closed: boolean };

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
  let lastSeq = 0;
  const roomCalled = (name: string): StoredRoom => {
    const room = rooms.get(name) ?? { snapshot: undefined, tail: [], closed: false };
    rooms.set(name, room);
    return room;
  };
  const updates = (name: string) => {
    const { snapshot, tail } = roomCalled(name);
    return [...(snapshot ? [snapshot] : []), ...tail.map(({ bytes }) => bytes)];
  };
  const snapshotSeq = new Map<string, number>();

  const store: MemoryRoomStore = {
    before: () => undefined,
    closeRoom: (name) => {
      roomCalled(name).closed = true;
    },
    updates,
    async load(name) {
      await store.before("load", [name]);
      return { updates: updates(name), lastSeq: roomCalled(name).tail.at(-1)?.seq ?? snapshotSeq.get(name) ?? 0 };
    },
    async append(batch) {
      const names = batch.map(({ room }) => room);
      await store.before("append", names);
      for (const { room: name, updates: added } of batch) {
        const room = roomCalled(name);
        if (!room.closed) room.tail.push(...added.map((bytes) => ({ seq: ++lastSeq, bytes: new Uint8Array(bytes) })));
      }
      return new Map(names.map((name) => [name, roomCalled(name).closed ? "closed" : "stored"] as const));
    },
    async compact(name, snapshot, upToSeq) {
      await store.before("compact", [name]);
      const room = roomCalled(name);
      if ((snapshotSeq.get(name) ?? 0) >= upToSeq) return;
      snapshotSeq.set(name, upToSeq);
      room.snapshot = new Uint8Array(snapshot);
      room.tail = room.tail.filter(({ seq }) => seq > upToSeq);
    },
  };
  return store;
}
