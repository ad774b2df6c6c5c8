import { describe, expect, it } from "vitest";
import file from "../../test/cases.json" with { type: "json" };
import { cohenKappa, gwetAc1, krippendorffAlpha, positiveAgreement } from "../measures/index.ts";
import { ratingsFrom } from "../rating-columns.ts";
import { type Ratings, ratingsOfCounts } from "../ratings.ts";
import { bootstrapDocuments, bootstrapGroups, bootstrapInterval } from "./bootstrap.ts";
import { quantile } from "./quantile.ts";
import { seededRandom } from "./random.ts";

const psychiatrists = (() => {
  const example = file.cases.find(({ id }) => id === "fleiss-1971") as {
    data: { ratings: number[][] };
    categories: number[];
  };
  return ratingsFrom(example.data.ratings, example.categories);
})();
const counts = (a: number, b: number, c: number, d: number) =>
  ratingsOfCounts({ bothPresent: a, firstOnly: b, secondOnly: c, bothAbsent: d });

/** The plain procedure: draws every unit one by one. */
function plainly(ratings: Ratings, resamples: number): [number, number] {
  const units = ratings.patterns.flatMap(({ ratings: each, units: times }) =>
    Array.from({ length: times }, () => ({ ratings: each, units: 1 })),
  );
  const random = seededRandom(99);
  const values: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    const drawn = units.map(() => units[Math.floor(random() * units.length)]);
    const alpha = krippendorffAlpha({ ...ratings, patterns: drawn.flatMap((unit) => unit ?? []) });
    if ("value" in alpha) values.push(alpha.value);
  }
  values.sort((a, b) => a - b);
  return [quantile(values, 0.025), quantile(values, 0.975)];
}

describe("the bootstrap interval over units", () => {
  it("is that of resampling unit by unit", async () => {
    const found = await bootstrapInterval(psychiatrists, krippendorffAlpha, { resamples: 4000, seed: 4 });
    const [low, high] = plainly(psychiatrists, 4000);
    if (!("low" in found)) throw new Error("an interval was expected");
    // Two runs of 4000 resamples differ by about 0.003 at their ends.
    expect(Math.abs(found.low - low)).toBeLessThan(0.012);
    expect(Math.abs(found.high - high)).toBeLessThan(0.012);
    expect(found).toMatchObject({ method: "bootstrap_units", seed: 4, resamples: 4000, leftOut: 0, level: 0.95 });
  });

  it("is the same for the same seed, and another for another", async () => {
    const of = (seed: number) => bootstrapInterval(psychiatrists, krippendorffAlpha, { resamples: 300, seed });
    expect(await of(5)).toEqual(await of(5));
    expect(await of(5)).not.toEqual(await of(6));
  });

  it("narrows with the level of confidence", async () => {
    const wide = await bootstrapInterval(psychiatrists, gwetAc1, { resamples: 500 });
    const narrow = await bootstrapInterval(psychiatrists, gwetAc1, { resamples: 500, level: 0.5 });
    if (!("low" in wide && "low" in narrow)) throw new Error("intervals were expected");
    expect(narrow.low).toBeGreaterThan(wide.low);
    expect(narrow.high).toBeLessThan(wide.high);
  });

  it("does not draw units that nobody judged", async () => {
    const { alone, among } = {
      alone: ratingsFrom<number>(
        [
          [0, 1, 1, 0, 1],
          [0, 1, 0, 0, 1],
        ],
        [0, 1],
        1,
      ),
      among: ratingsFrom<number>(
        [
          [0, 1, 1, null, 0, 1, ...Array<null>(300).fill(null)],
          [0, 1, 0, null, 0, 1, ...Array<null>(300).fill(null)],
        ],
        [0, 1],
        1,
      ),
    };
    expect(await bootstrapInterval(among, gwetAc1)).toEqual(await bootstrapInterval(alone, gwetAc1));
    const unjudged = ratingsFrom<number>(
      [
        [null, null],
        [null, null],
      ],
      [0, 1],
      1,
    );
    const grouped = (groups: Ratings[]) => bootstrapGroups({ by: "units", groups }, gwetAc1);
    expect(await grouped([alone, among, unjudged])).toEqual(await grouped([alone, alone]));
    expect(await bootstrapInterval(unjudged, gwetAc1)).toMatchObject({ undefined: "no_units" });
  });

  it("leaves out and counts the resamples that have no value", async () => {
    // One unit in four: about (3/4)^12 = 3 % of resamples hold only "absent".
    const found = await bootstrapInterval(counts(3, 0, 1, 8), cohenKappa, { resamples: 1000 });
    expect(found.leftOut).toBeGreaterThan(0);
    expect(found.leftOut).toBeLessThan(50);
    expect(found).toHaveProperty("low");
  });

  it("is none, with the reason, when over 5 % of the resamples have no value", async () => {
    const found = await bootstrapInterval(counts(1, 0, 0, 20), cohenKappa, { resamples: 400 });
    expect(found).toMatchObject({ undefined: "single_category" });
    expect(found.leftOut).toBeGreaterThan(20);
    expect(await bootstrapInterval(counts(0, 0, 0, 20), positiveAgreement)).toMatchObject({
      undefined: "category_never_used",
      leftOut: 2000,
    });
  });

  it("is none where units do not vary, or where there is nothing to resample", async () => {
    expect(await bootstrapInterval(counts(0, 0, 0, 20), gwetAc1)).toMatchObject({ undefined: "zero_standard_error" });
    expect(await bootstrapInterval(counts(1, 0, 0, 0), gwetAc1)).toMatchObject({ undefined: "fewer_than_two_units" });
    expect(await bootstrapInterval(counts(0, 0, 0, 0), gwetAc1)).toMatchObject({ undefined: "no_units" });
  });

  it("reports its progress, and ends early when told to", async () => {
    const seen: [number, number][] = [];
    await bootstrapInterval(psychiatrists, gwetAc1, { resamples: 600, onProgress: (...at) => seen.push(at) });
    expect(seen).toEqual([
      [250, 600],
      [500, 600],
      [600, 600],
    ]);
    const stopped = new AbortController();
    const running = bootstrapInterval(psychiatrists, gwetAc1, {
      resamples: 10_000,
      signal: stopped.signal,
      onProgress: (done) => {
        if (done >= 500) stopped.abort(new Error("no longer wanted"));
      },
    });
    await expect(running).rejects.toThrow("no longer wanted");
  });

  it("refuses to draw no resamples", async () => {
    await expect(bootstrapInterval(psychiatrists, gwetAc1, { resamples: 0 })).rejects.toThrow("0 resamples");
  });
});

describe("the bootstrap interval over units with all their codes, or over documents with all their units", () => {
  const found = (groups: readonly Ratings[], resamples = 2000) =>
    bootstrapGroups({ by: "documents", groups }, gwetAc1, { resamples, seed: 8 });
  const widthOf = (interval: Awaited<ReturnType<typeof found>>) => {
    if (!("low" in interval)) throw new Error(`an interval was expected: ${interval.undefined}`);
    return interval.high - interval.low;
  };

  it("is that over units where each group is one unit", async () => {
    const units = [
      ...Array(12).fill(counts(1, 0, 0, 0)),
      ...Array(5).fill(counts(0, 1, 0, 0)),
      ...Array(23).fill(counts(0, 0, 0, 1)),
    ];
    const grouped = await found(units, 8000);
    const plain = await bootstrapInterval(counts(12, 5, 0, 23), gwetAc1, { resamples: 8000, seed: 8 });
    expect(grouped.method).toBe("bootstrap_documents");
    expect(Math.abs(widthOf(grouped) - widthOf({ ...plain }))).toBeLessThan(0.03);
  });

  it("is wider where the units of a group go together", async () => {
    const groups = Array.from({ length: 10 }, (_, group) => (group < 3 ? counts(4, 16, 0, 0) : counts(4, 0, 0, 16)));
    const plain = await bootstrapInterval(counts(40, 48, 0, 112), gwetAc1, { seed: 8 });
    expect(widthOf(await found(groups))).toBeGreaterThan(2 * widthOf(plain));
  });

  it("draws whole groups, of any size", async () => {
    const seen = new Set<string>();
    await bootstrapGroups(
      { by: "units", groups: [counts(1, 0, 0, 0), counts(0, 0, 0, 10)] },
      (ratings) => {
        seen.add(ratings.patterns.map(({ units }) => units).join());
        return gwetAc1(ratings);
      },
      { resamples: 100 },
    );
    expect([...seen].sort()).toEqual(["10,1", "2", "20"]);
  });

  it("is none with one group, or none at all", async () => {
    expect(await found([counts(3, 1, 0, 9)])).toMatchObject({ undefined: "fewer_than_two_units" });
    expect(await found([])).toMatchObject({ undefined: "no_units" });
  });
});

describe("the bootstrap interval over documents", () => {
  const mean = (lengths: readonly number[]) => ({ value: lengths.reduce((a, b) => a + b, 0) / lengths.length });

  it("resamples whole documents", async () => {
    const found = await bootstrapDocuments([1, 2, 3, 4, 10], mean, { resamples: 2000 });
    if (!("low" in found)) throw new Error("an interval was expected");
    expect(found.method).toBe("bootstrap_documents");
    expect(found.low).toBeGreaterThanOrEqual(1);
    expect(found.low).toBeLessThan(3);
    expect(found.high).toBeGreaterThan(5.5);
    expect(found.high).toBeLessThanOrEqual(10);
  });

  it("is none with one document", async () => {
    expect(await bootstrapDocuments([4], mean)).toMatchObject({ undefined: "fewer_than_two_units" });
  });
});

it("quantiles interpolate between the values of a sample", () => {
  expect([0, 0.25, 0.5, 0.75, 1].map((p) => quantile([1, 2, 4, 8], p))).toEqual([1, 1.75, 3, 5, 8]);
  expect(() => quantile([], 0.5)).toThrow("no values");
});
