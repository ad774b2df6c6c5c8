export * from "./layer.ts";
export * from "./layer-records.ts";
export * from "./presence.ts";
export * from "./room-name.ts";
