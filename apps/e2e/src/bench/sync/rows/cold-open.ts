import { setTimeout as pause } from "node:timers/promises";
import { median, seconds, size } from "../figures.ts";
import type { Opened } from "../load/open.ts";
import type { ServerId } from "../servers/measured-server.ts";
import type { Line, Row } from "./row.ts";

const SIZES = [1_000, 10_000, 50_000];
const sizes = (quick: boolean) => (quick ? SIZES.slice(0, 1) : SIZES);
/** Hocuspocus writes two seconds after the last change, ten at most. */
const STORED_BY_THEN = 4_000; // ms
const TARGETS: Readonly<Record<number, number>> = { 10000: 0.25, 50000: 1.2 };
const BYTES_FIRST = 1_300_000;
const BYTES_AGAIN = 2_000;
const inWords = (count: number) => count.toLocaleString("en-GB");

export const coldOpen: Row = {
  id: "cold-open",
  rooms: (quick) => sizes(quick).length,
  async measure({ quick, load, newRooms, servers, say }) {
    const keeping = servers.filter(({ keeps }) => keeps);
    const rooms = newRooms(sizes(quick).length);
    const opened = new Map<number, Map<ServerId, Opened[]>>();
    /** Of Concord only: by what its own client asks for. */
    const compressed = new Map<number, Opened[]>();
    for (const [at, holds] of sizes(quick).entries())
      for (const server of keeping) {
        say(`  ${server.name} is given ${inWords(holds)} annotations`);
        await load.run("fill", { doors: [server.door(rooms[at] ?? 0)], annotations: holds });
      }
    await pause(STORED_BY_THEN);
    for (let round = 0; round < (quick ? 1 : 3); round++)
      for (const [at, holds] of sizes(quick).entries())
        for (const server of keeping) {
          // Each opening is the first one of a process.
          await server.close();
          await server.startAgain();
          const of = opened.get(holds) ?? new Map<ServerId, Opened[]>();
          opened.set(holds, of);
          try {
            const opening = { door: server.door(rooms[at] ?? 0), holds };
            const plain = await load.run("open", { ...opening, compressed: false, again: true });
            of.set(server.id, [...(of.get(server.id) ?? []), plain]);
            if (server.id !== "concord") continue;
            const ours = await load.run("open", { ...opening, compressed: true, again: false });
            compressed.set(holds, [...(compressed.get(holds) ?? []), ours]);
          } catch (error) {
            say(`  ${server.name}: ${error instanceof Error ? error.message : error}`);
          }
        }
    return [...opened].flatMap(([holds, of]) => linesOf(holds, of, compressed.get(holds) ?? []));
  },
};

function linesOf(
  holds: number,
  opened: ReadonlyMap<ServerId, readonly Opened[]>,
  compressed: readonly Opened[],
): Line[] {
  const middle = (id: ServerId, of: (each: Opened) => number) => median((opened.get(id) ?? []).map(of));
  const each = (words: (id: ServerId) => string) => Object.fromEntries([...opened.keys()].map((id) => [id, words(id)]));
  const whole = middle("concord", (open) => open.seconds);
  const most = TARGETS[holds];
  const again = middle("concord", (open) => open.bytesAgain ?? Number.NaN);
  const own = median(compressed.map(({ bytes }) => bytes));
  const count = `${inWords(holds)} annotations`;
  return [
    {
      what: `cold open after a restart, ${count}, complete (until all bytes had come)`,
      cells: each(
        (id) => `${seconds(middle(id, (open) => open.seconds))} (${seconds(middle(id, (open) => open.received))})`,
      ),
      ...(most === undefined ? {} : { target: { words: `<= ${most} s`, held: whole <= most } }),
    },
    {
      what: `"synced" said before the room was loaded, ${count}`,
      cells: each((id) => {
        const rounds = opened.get(id) ?? [];
        return `${rounds.filter((open) => open.saidTooEarly).length} of ${rounds.length}`;
      }),
      target: { words: "never", held: !opened.get("concord")?.some((open) => open.saidTooEarly) },
    },
    {
      what: `bytes of the first opening, ${count}, plain protocol`,
      cells: each((id) => size(middle(id, (o) => o.bytes))),
    },
    {
      what: `bytes of the first opening, ${count}, Concord's own client`,
      cells: { concord: size(own) },
      ...(holds === 50_000 ? { target: { words: "<= 1.3 MB", held: own <= BYTES_FIRST } } : {}),
    },
    {
      what: `bytes of opening with a local copy, ${count}`,
      cells: each((id) => size(middle(id, (open) => open.bytesAgain ?? Number.NaN))),
      target: { words: "<= 2 kB", held: again <= BYTES_AGAIN },
    },
  ];
}
