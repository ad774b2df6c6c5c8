import { setTimeout as pause } from "node:timers/promises";
import { digits } from "../figures.ts";
import type { ServerId } from "../servers/measured-server.ts";
import { cells, type Row } from "./row.ts";

const PER_SECOND = 100;
const kills = (quick: boolean) => (quick ? 1 : 3);
/** Moments spread by the golden ratio: some fall into writes. */
const momentOf = (kill: number) => 6_000 + 4_000 * ((kill * 0.618034) % 1);

type Count = { delivered: number; saidSaved: number; lostOfDelivered: number; lostOfSaved: number };

export const kill: Row = {
  id: "kill",
  rooms: kills,
  async measure({ quick, load, newRooms, servers, say }) {
    const counts = new Map<ServerId, Count>();
    const peers = servers.filter(({ id }) => id !== "raw");
    for (const { id } of peers) counts.set(id, { delivered: 0, saidSaved: 0, lostOfDelivered: 0, lostOfSaved: 0 });
    for (const [number, room] of newRooms(kills(quick)).entries()) {
      say(`  kill ${number + 1} of ${kills(quick)}`);
      for (const server of peers) {
        const count = counts.get(server.id);
        if (!count) continue;
        const working = load.run("untilKilled", { door: server.door(room), editsPerSecond: PER_SECOND });
        await pause(momentOf(number));
        await server.kill();
        const { delivered, saidSaved } = await working;
        await server.startAgain();
        const kept = await load.run("found", { door: server.door(room) });
        count.delivered += delivered;
        count.saidSaved += saidSaved;
        count.lostOfDelivered += Math.max(0, delivered - kept);
        count.lostOfSaved += Math.max(0, saidSaved - kept);
      }
    }
    const share = (lost: number, of: number) => (of > 0 ? `${digits((100 * lost) / of)} % (${lost} of ${of})` : "–");
    const own = counts.get("concord");
    return [
      {
        what: `SIGKILL at ${PER_SECOND} edits/s, ${kills(quick)} times: lost of what a colleague had seen`,
        cells: cells(counts, ({ lostOfDelivered, delivered }) => share(lostOfDelivered, delivered)),
      },
      {
        what: "the same: lost of what its author was told is saved",
        cells: cells(counts, ({ lostOfSaved, saidSaved }) => share(lostOfSaved, saidSaved)),
        target: { words: "0", held: own !== undefined && own.saidSaved > 0 && own.lostOfSaved === 0 },
      },
    ];
  },
};
