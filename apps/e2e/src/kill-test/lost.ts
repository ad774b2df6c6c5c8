import { readLayer } from "@concord/crdt";
import type { CodingId } from "@concord/domain";
import { enterRoom } from "../layer-room.ts";
import type { LoadCoder } from "./load-coder.ts";

/** The acknowledged edits that a newcomer to the rooms does not find. */
export async function lostEdits(coders: readonly LoadCoder[]): Promise<CodingId[]> {
  const missing: CodingId[] = [];
  for (const { person, room, acknowledged } of coders) {
    const expected = [...acknowledged];
    const visit = await enterRoom(person.api, room);
    if ("refused" in visit) throw new Error(`${room} could not be read: ${visit.refused}`);
    const found = new Set(readLayer(visit.doc, person.id).codings.map(({ id }) => id));
    missing.push(...expected.filter((id) => !found.has(id)));
    await visit.leave();
  }
  return missing;
}
