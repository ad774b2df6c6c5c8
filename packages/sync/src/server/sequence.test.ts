import { expect, it } from "vitest";
import { Sequence } from "./sequence.ts";

it("[PROC-2] what came too early counts once, however often it comes", () => {
  const sequence = new Sequence();
  const large = [new Uint8Array(1024 * 1024)];
  for (let times = 0; times < 10; times++) expect(sequence.heard({ firstSeq: 2, updates: large })).toEqual([]);
  expect(sequence.heard({ firstSeq: 3, updates: large })).toEqual([]);
  const taken = sequence.heard({ firstSeq: 1, updates: large });
  expect(taken.map(({ lastSeq }) => lastSeq)).toEqual([1, 2, 3]);
  expect(sequence.hasGap).toBe(false);
});
