import { startConcord } from "./concord.ts";
import type { MeasuredServer, ServerId } from "./measured-server.ts";
import { PEER_IDS, startPeer } from "./peers.ts";

/** In the order of the table; the raw relay, which the others are compared with, comes first. */
export const SERVER_IDS: readonly ServerId[] = [...PEER_IDS, "concord"];

/** @param rooms - how many are wanted; peers make them as they are asked for */
export function start(id: ServerId, rooms: number): Promise<MeasuredServer> {
  return id === "concord" ? startConcord(rooms) : startPeer(id);
}
