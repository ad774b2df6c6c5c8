import { roomStoreContract } from "../server/room-store.contract.ts";
import { memoryRoomStore } from "./memory-room-store.ts";

roomStoreContract("memory", async () => {
  const store = memoryRoomStore();
  return {
    store,
    openRoom: async () => undefined,
    closeRoom: async (room) => store.closeRoom(room),
    end: async () => undefined,
  };
});
