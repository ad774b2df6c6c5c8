import type { RevisionId, RoundId, UserId } from "@concord/domain";

/** A room of the sync server, as its name says it. */
export type Room = {
  readonly kind: "layer";
  readonly round: RoundId;
  readonly revision: RevisionId;
  readonly coder: UserId;
};

const PART = /^[0-9a-zA-Z-]{1,64}$/;

/** The only place that spells a room's name. */
export function roomName(room: Room): string {
  return [room.kind, room.round, room.revision, room.coder].join("/");
}

/** The only place that reads one; `undefined` for anything that is not the name of a room. */
export function parseRoomName(name: string): Room | undefined {
  const [kind, round, revision, coder, ...rest] = name.split("/");
  if (kind !== "layer" || rest.length > 0) return undefined;
  if (![round, revision, coder].every((part) => part !== undefined && PART.test(part))) return undefined;
  return { kind, round: round as RoundId, revision: revision as RevisionId, coder: coder as UserId };
}
