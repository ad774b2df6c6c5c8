import { describe, expect, it } from "vitest";
import { kappaPerCode as row } from "../rows/kappa-per-code.ts";
import type { PeerKind } from "../rows/row.ts";
import { duration, ratiosOf, spreadOf, verdictOf } from "./figures.ts";
import { missed } from "./tables.ts";

const peer = (name: string, kind: PeerKind) => ({ id: name, name, kind, how: "", runs: "python" as const });
const took = (theirs: number) => ({ ours: [0.05, 0.05], theirs: [theirs, theirs] });

describe("the figures of the page", () => {
  it("gives the median of an even number of rounds as the mean of the middle two", () => {
    expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, least: 1, most: 4 });
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3 });
  });

  it("takes ratios pair by pair, not of the medians", () => {
    expect(ratiosOf({ ours: [1, 2, 4], theirs: [10, 10, 10] })).toEqual({ median: 5, least: 2.5, most: 10 });
  });

  it("judges by the fastest library at the full size; twins, yardsticks and smaller sizes do not count", () => {
    const outcome = {
      row,
      size: row.size,
      ours: [0.05, 0.05],
      first: 1,
      peers: [
        { peer: peer("slow", "library"), pairs: took(1), first: 1, size: row.size },
        { peer: peer("fast", "library"), pairs: took(0.2), first: 1, size: row.size },
        { peer: peer("small", "library"), pairs: took(0.1), first: 1, size: 10 },
        { peer: peer("yardstick", "by_hand"), pairs: took(0.05), first: 1, size: row.size },
        { peer: peer("absent", "library"), notRun: "not installed" },
      ],
    };
    expect(verdictOf(outcome)).toMatchObject({ withinTarget: true, fastEnough: false });
    expect(verdictOf(outcome).fastestLibrary).toMatchObject({ name: "fast" });
    expect(missed(outcome)).toEqual([expect.stringContaining("fast took 4.00 times as long; 5 times were wanted")]);
  });

  it("chooses the unit of a time by its size", () => {
    expect([2.5, 0.0123, 0.000045].map(duration)).toEqual(["2.50 s", "12.3 ms", "45.0 µs"]);
  });
});
