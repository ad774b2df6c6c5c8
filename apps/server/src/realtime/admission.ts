import { parseRoomName, type Room } from "@concord/crdt";
import { rounds } from "@concord/db";
import { mayDo, ok, type ProjectId, refused } from "@concord/domain";
import type { Viewer } from "../auth/auth.ts";
import type { Deps } from "../deps.ts";
import type { Client } from "../http/client.ts";
import type { Outcome } from "../http/refusal.ts";
import { standingOf } from "../http/standing.ts";

export type Admission = { readonly room: Room; readonly mode: "write" | "read"; readonly projectId: ProjectId };

/**
 * Whether somebody may enter a room, and whether to write or to read. Answers the same for a room that does not exist
 * and for one that is no concern of theirs.
 */
export async function admit(
  deps: Deps,
  viewer: Viewer | null,
  client: Client,
  name: string,
): Promise<Outcome<Admission>> {
  const room = parseRoomName(name);
  if (!viewer) return refused({ code: "signed_out" });
  const place = room && (await rounds.placeOfRevision(deps.db, room.round, room.revision));
  if (!room || !place) return refused({ code: "not_found" });
  const params = { projectId: place.projectId, roundId: room.round, documentId: place.documentId };
  const own = room.coder === viewer.user.id;
  const action = own ? ("room.layer.write" as const) : ("room.layer.read" as const);
  const standing = await standingOf(deps, { action, viewer, client, params, secret: undefined, layerOf: room.coder });
  const allowed = mayDo(action, standing);
  if (!allowed.ok) return allowed;
  return ok({ room, mode: own ? "write" : "read", projectId: place.projectId });
}
