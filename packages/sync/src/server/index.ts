export { CloseCode } from "../protocol/index.ts";
export type { Seat } from "./connection.ts";
export { defaultLimits, type SyncLimits } from "./limits.ts";
export type { Processes, ProcessesListener, StoredUpdates } from "./processes.ts";
export type { RoomSocket } from "./room-socket.ts";
export type { RoomStore, RoomUpdates } from "./room-store.ts";
export type { Schedule } from "./schedule.ts";
export type { SyncEvent } from "./sync-event.ts";
export { createSyncServer, type SyncServer, type SyncServerOptions, type SyncStats } from "./sync-server.ts";
