import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { MISSING } from "../../src/index.ts";
import { twoCoders } from "./codings.ts";
import { readBytes, readIntegers, readShape, writeMaterial } from "./files.ts";
import { severalCoders } from "./ratings.ts";
import { asNumbers, fromNumbers, twoCodersSpans } from "./spans.ts";

const folder = mkdtempSync(join(tmpdir(), "concord-bench-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

const hashOf = (numbers: Int8Array | Int32Array) =>
  createHash("sha256").update(new Uint8Array(numbers.buffer)).digest("hex").slice(0, 16);
const share = (numbers: Int8Array, wanted: number) => numbers.filter((each) => each === wanted).length / numbers.length;

describe("the material of the benchmark", () => {
  it("is the same for the same seed, on every machine", () => {
    expect(hashOf(twoCoders(3, 2000, 93).at)).toBe("b46d000f2fae934b");
    expect(hashOf(severalCoders(5, 1000, 0.2, 5).at)).toBe("270a521c35f5aca3");
    expect(hashOf(asNumbers(twoCodersSpans(100, 2016)))).toBe("4c794cde6b0f61d0");
  });

  it("is another for another seed", () => {
    expect(hashOf(twoCoders(3, 2000, 94).at)).not.toBe(hashOf(twoCoders(3, 2000, 93).at));
  });

  it("has rare codes, a fifth of the ratings missing, and spans without overlaps on the whole text", () => {
    expect(share(twoCoders(50, 2000, 1).at, 1)).toBeGreaterThan(0.001);
    expect(share(twoCoders(50, 2000, 1).at, 1)).toBeLessThan(0.05);
    expect(share(severalCoders(5, 2000, 0.2, 1).at, MISSING)).toBeCloseTo(0.2, 1);
    const { length, coders } = twoCodersSpans(500, 1);
    expect(length).toBe(100_000);
    for (const spans of coders) {
      expect(spans).toHaveLength(500);
      for (const [index, { start, end }] of spans.entries()) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(spans[index + 1]?.start ?? length);
      }
    }
  });

  it("comes back from its file as it was written", () => {
    const { at } = severalCoders(2, 50, 0.2, 1);
    writeMaterial(folder, [2, 50, 4], at);
    expect(readBytes(folder)).toEqual(at);
    expect(readShape(folder)).toEqual([2, 50, 4]);
    const continuum = twoCodersSpans(10, 1);
    writeMaterial(folder, [2, 10, continuum.length], asNumbers(continuum));
    expect(fromNumbers(readIntegers(folder), continuum.length)).toEqual(continuum);
  });
});
