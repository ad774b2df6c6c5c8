import { joinUpdates, type OutlinedUpdate } from "./joined-updates.ts";
import { onlyDeletes } from "./split-update.ts";
import type { Clocks } from "./state-vector.ts";
import { type Block, outlineOf, type Run, type UpdateOutline } from "./update-outline.ts";

type Part = { readonly blocks: Block[]; readonly runs: Run[]; readonly clients: Set<number> };

/**
 * What of an update's structs is not in `known`, as views of the same bytes; its deletions are left out. Mostly one part;
 * what follows a gap is one of its own. A struct that is known in part comes whole: its reader passes over what it has.
 */
export function structsSince(bytes: Uint8Array, known: Clocks): readonly OutlinedUpdate[] {
  const parts: Part[] = [];
  let block: { client: number; clock: number; structs: number; start: number; end: number } | undefined;
  let to = 0;
  const finish = () => {
    if (!block) return;
    const { client, clock } = block;
    const last = parts.at(-1);
    const part = last && !last.clients.has(client) ? last : { blocks: [], runs: [], clients: new Set<number>() };
    if (part !== last) parts.push(part);
    part.clients.add(client);
    part.blocks.push(block);
    part.runs.push({ client, from: clock, to });
    block = undefined;
  };
  outlineOf(bytes, undefined, {
    sizeAtMost: Number.POSITIVE_INFINITY,
    visit: ({ client, clock, length, start, end }) => {
      if (clock + length <= (known.get(client) ?? 0)) return;
      if (block && (block.client !== client || clock !== to)) finish();
      block ??= { client, clock, structs: 0, start, end };
      block.structs++;
      block.end = end;
      to = clock + length;
    },
  });
  finish();
  return parts.map(({ blocks, runs }) => ({
    bytes,
    outline: { ...NOTHING_MORE, blocks, runs, deletesBodyAt: bytes.length, size: blocks.length },
  }));
}

const NOTHING_MORE = {
  links: [],
  deletes: [],
  partlyKnown: undefined,
  gapless: true,
  deletesAt: 0,
  deleteClients: 0,
} as const;

/** Small updates are handed on as they came. */
const WORTH_CUTTING = 16 * 1024;

/** What somebody with `known` needs of an update, its deletions included; a small one as it is. */
export function updateSince(bytes: Uint8Array, outline: UpdateOutline, known: Clocks): readonly Uint8Array[] {
  if (bytes.length < WORTH_CUTTING) return [bytes];
  const updates = joinUpdates(structsSince(bytes, known));
  return outline.deletes.length === 0 ? updates : [...updates, onlyDeletes(bytes, outline.deletesAt)];
}
