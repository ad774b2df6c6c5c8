export { canEncrypt, localKey } from "./cipher.ts";
export { LOCAL_DATABASE } from "./database.ts";
export { type AccountStore, type LocalStore, openLocalStore, type UnsentRoom } from "./local-store.ts";
export type { CopyState, KeptUpdate, RoomCopy } from "./room-copy.ts";
