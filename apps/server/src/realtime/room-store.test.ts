import { rooms } from "@concord/db";
import { createTestDatabase } from "@concord/db/testing";
import { roomStoreContract } from "@concord/sync/server/contract";

// The sync server declares the store, the database package builds it, and neither knows the other: here they meet.
roomStoreContract("PostgreSQL", async () => {
  const { db, pool, close } = await createTestDatabase();
  return {
    store: rooms.roomStore({ db, pool }),
    openRoom: (room) => db.transaction((tx) => rooms.addRooms(tx, [room])),
    closeRoom: (room) => db.transaction(async (tx) => void (await rooms.closeRoom(tx, room, new Date()))),
    end: close,
  };
});
