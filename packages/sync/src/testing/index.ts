export { type RoomStoreUnderTest, roomStoreContract } from "../server/room-store.contract.ts";
export { type MemoryRoomStore, memoryRoomStore } from "./memory-room-store.ts";
