import { digits, median, medianRatio } from "../figures.ts";
import { cells, interleaved, type Line, type Row } from "./row.ts";

const SIZES = [
  { clients: 2, editsEach: 8_000, window: 200, target: 0.6 },
  { clients: 10, editsEach: 1_500, window: 40, target: 1 },
  { clients: 50, editsEach: 120, window: 8, target: 4 },
];
const rounds = (quick: boolean) => (quick ? 1 : 4);

export const saturation: Row = {
  id: "saturation",
  rooms: (quick) => SIZES.length * (rounds(quick) + 1),
  async measure(around) {
    const { quick, load, newRooms, say } = around;
    const lines: Line[] = [];
    for (const { clients, editsEach, window, target } of SIZES) {
      say(`  ${clients} clients in a room`);
      const rooms = newRooms(rounds(quick) + 1);
      const each = quick ? Math.ceil(editsEach / 4) : editsEach;
      const rates = await interleaved(around, rounds(quick), async (server, round) => {
        const door = server.door(rooms[round] ?? 0);
        const { edits, seconds } = await load.run("saturate", { door, clients, editsEach: each, window });
        return edits / seconds;
      });
      const ratioOf = (values: readonly number[]) => medianRatio(values, rates.get("raw") ?? []);
      const own = ratioOf(rates.get("concord") ?? []);
      lines.push({
        what: `saturated edits/s / raw, ${clients} clients in a room`,
        cells: cells(rates, (values) => `${digits(ratioOf(values))} (${digits(median(values))}/s)`),
        target: { words: `>= ${target}`, held: own >= target },
      });
    }
    return lines;
  },
};
