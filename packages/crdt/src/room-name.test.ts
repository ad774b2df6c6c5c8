import type { RevisionId, RoundId, UserId } from "@concord/domain";
import { expect, it } from "vitest";
import { parseRoomName, roomName } from "./room-name.ts";

const room = { kind: "layer", round: "r-1" as RoundId, revision: "v1" as RevisionId, coder: "c1" as UserId } as const;

it("reads back the names it spells", () => {
  expect(roomName(room)).toBe("layer/r-1/v1/c1");
  expect(parseRoomName(roomName(room))).toEqual(room);
});

it.each(["", "layer", "layer/a/b", "layer/a/b/c/d", "layer//b/c", "layer/a/b/..", "layer/a/b/c%2e", "final/a/b/c"])(
  "reads nothing in %j",
  (name) => expect(parseRoomName(name)).toBeUndefined(),
);
