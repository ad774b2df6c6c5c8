export { CloseCode } from "../protocol/close-code.ts";
export type { ClientSocket, ClientSocketClass } from "./client-socket.ts";
export type { ClientClock } from "./clock.ts";
export { type ConnectRoomOptions, connectRoom, type RoomConnection } from "./connect-room.ts";
export { type Backoff, type ConnectionPhase, type ConnectionState, jitteredBackoff } from "./connection-state.ts";
export * from "./local-copy/index.ts";
