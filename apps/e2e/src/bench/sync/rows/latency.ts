import { digits, median, medianRatio, milliseconds, quantile } from "../figures.ts";
import { cells, interleaved, type Line, type Row } from "./row.ts";

const ROOMS = 100;
const PER_SECOND = 1_000;
const DISK_WRITES = 400;

export const latency: Row = {
  id: "latency",
  rooms: () => ROOMS,
  async measure(around) {
    const { quick, load, newRooms } = around;
    const rooms = newRooms(ROOMS);
    const writes: (readonly number[])[] = [];
    const measured = await interleaved(around, quick ? 1 : 4, async (server, round) => {
      // The disk by itself, right before the server that has to wait for it.
      if (server.id === "concord") writes[round] = (await load.run("disk", { times: DISK_WRITES })).writes;
      const doors = rooms.map((room) => server.door(room));
      return load.run("pace", { doors, editsPerSecond: PER_SECOND, seconds: quick ? 2 : 3, round });
    });
    const by = (share: number, of: "latencies" | "acknowledgements") =>
      new Map([...measured].map(([id, rounds]) => [id, rounds.map((paced) => quantile(paced[of], share))]));
    const acks = (share: number) => by(share, "acknowledgements").get("concord") ?? [];
    const disk = (share: number) => writes.slice(1).map((round) => quantile(round, share));
    const line = (share: number, name: string): { line: Line; ratio: number } => {
      const values = by(share, "latencies");
      const ratioOf = (rounds: readonly number[]) => medianRatio(rounds, values.get("raw") ?? []);
      return {
        line: {
          what: `latency ${name} / raw, 1,000 edits/s in 100 rooms`,
          cells: cells(values, (rounds) => `${digits(ratioOf(rounds))} (${milliseconds(median(rounds))})`),
        },
        ratio: ratioOf(values.get("concord") ?? []),
      };
    };
    const ackLine = (share: number, name: string, most: number): Line => {
      const [own, bare] = [acks(share), disk(share)];
      const ratio = digits(medianRatio(own, bare));
      return {
        what: `edit to durable acknowledgement, ${name}`,
        cells: { concord: `${milliseconds(median(own))} = ${ratio} × this disk's ${milliseconds(median(bare))}` },
        target: { words: `<= ${most} ms`, held: median(own) <= most },
      };
    };
    const [half, slow] = [line(0.5, "p50"), line(0.99, "p99")];
    return [
      { ...half.line, target: { words: "<= 1.3", held: half.ratio <= 1.3 } },
      slow.line,
      ackLine(0.5, "p50", 5),
      ackLine(0.99, "p99", 25),
    ];
  },
};
