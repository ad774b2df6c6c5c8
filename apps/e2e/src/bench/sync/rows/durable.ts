import { digits, median } from "../figures.ts";
import type { Line, Row } from "./row.ts";

const TARGET = 5_000;
const WINDOW = 2_000;
const rounds = (quick: boolean) => (quick ? 1 : 4);

export const durable: Row = {
  id: "durable",
  rooms: (quick) => rounds(quick) + 1,
  async measure({ quick, load, newRooms, servers }) {
    const server = servers.find(({ id }) => id === "concord");
    if (!server) return [];
    const edits = quick ? 4_000 : 16_000;
    const rates: number[] = [];
    const disk: number[] = [];
    for (const [round, room] of newRooms(rounds(quick) + 1).entries()) {
      const { writes } = await load.run("disk", { times: 200 });
      const { seconds } = await load.run("durable", { door: server.door(room), edits, window: WINDOW });
      if (round === 0) continue;
      rates.push(edits / seconds);
      disk.push(1_000 / median(writes));
    }
    const none = "no acknowledgement exists";
    const line: Line = {
      what: "durable edits/s, one saturated writer",
      cells: {
        raw: "–",
        ...{ "y-websocket": none, "y-leveldb": none, hocuspocus: "says saved from memory" },
        concord: `${digits(median(rates))}/s = ${digits(median(rates) / median(disk))} × this disk's single writes`,
      },
      target: { words: `>= ${TARGET.toLocaleString("en-GB")}`, held: median(rates) >= TARGET },
    };
    return [line];
  },
};
