import fc from "fast-check";
import { expect, it } from "vitest";
import { outlineOf } from "../protocol/index.ts";
import { DeletedRanges } from "./deleted-ranges.ts";

const range = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 6 }))
  .map(([from, length]) => [from, from + length] as const);
const some = fc.array(fc.record({ client: fc.nat(2), ranges: fc.array(range, { minLength: 1, maxLength: 20 }) }));

it("[DIFF-3] deletions are known exactly, however they came, and written as Yjs reads them", () => {
  fc.assert(
    fc.property(some, some, (added, asked) => {
      const ranges = new DeletedRanges();
      const known = new Set<string>();
      for (const each of added) {
        ranges.add([{ client: each.client, ranges: each.ranges.flat() }]);
        for (const [from, to] of each.ranges)
          for (let clock = from; clock < to; clock++) known.add(`${each.client}/${clock}`);
      }
      for (const { client, ranges: wanted } of asked) {
        const all = wanted.every(([from, to]) => {
          for (let clock = from; clock < to; clock++) if (!known.has(`${client}/${clock}`)) return false;
          return true;
        });
        expect(ranges.newIn([{ client, ranges: wanted.flat() }]) === 0).toBe(all);
      }
      const size = new Set(known);
      const starts = [...size].filter((each) => {
        const [client, clock] = each.split("/");
        return !size.has(`${client}/${Number(clock) - 1}`);
      });
      expect(ranges.size).toBe(starts.length);
      expect(ranges.newIn([{ client: 9, ranges: [0, 1] }])).toBe(1);
      const written = outlineOf(ranges.toUpdate()).deletes.flatMap(({ client, ranges: pairs }) => {
        const clocks: string[] = [];
        for (let at = 0; at < pairs.length; at += 2)
          for (let clock = pairs[at] ?? 0; clock < (pairs[at + 1] ?? 0); clock++) clocks.push(`${client}/${clock}`);
        return clocks;
      });
      expect(written.sort()).toEqual([...known].sort());
    }),
    { seed: 12, numRuns: 500 },
  );
});
