import type { CodeId, CodingId } from "@concord/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disagreementsAmong } from "./among.ts";
import type { ComparedLayer } from "./compared-layer.ts";
import { disagreementsOf } from "./comparison.ts";
import type { Passage } from "./passages.ts";
import { CODES, coding, GOAL, layer, PRACTICAL, SUPPORT, someCodings, TEXT } from "./testing/layers.ts";

const among = (...layers: ComparedLayer[]) => disagreementsAmong(layers, TEXT);
const stateOf = ({ sides }: Passage) => sides.map(({ state }) => state);

describe("three layers", () => {
  const day = "I walked every day.";

  it("are compared two by two, in the order of the layers", () => {
    const found = among(layer("alice", []), layer("bea", []), layer("cai", []));
    expect(found.comparisons.map(({ coders }) => coders)).toEqual([
      ["alice", "bea"],
      ["alice", "cai"],
      ["bea", "cai"],
    ]);
    expect(found.passages).toEqual([]);
  });

  it("are unanimous on a passage that all code alike", () => {
    const found = among(
      layer("alice", [coding("a", day, GOAL)]),
      layer("bea", [coding("b", day, GOAL)]),
      layer("cai", [coding("c", day, GOAL)]),
    );
    const side = (coder: string, id: string) => ({
      coder,
      state: "coded",
      codings: [{ id, code: GOAL, confidence: "certain", span: { start: 0, end: 19 } }],
    });
    expect(found.passages).toEqual([
      {
        id: "passage:a+b+c",
        span: { start: 0, end: 19 },
        sides: [side("alice", "a"), side("bea", "b"), side("cai", "c")],
        differences: [],
        unanimous: true,
      },
    ]);
  });

  it("say of each passage who differs from whom, and how", () => {
    const { passages } = among(
      layer("alice", [coding("a", day, GOAL)]),
      layer("bea", [coding("b", "I walked", GOAL, "probable")]),
      layer("cai", [coding("c", "My sister", SUPPORT)]),
    );
    expect(passages.map(({ id, unanimous }) => ({ id, unanimous }))).toEqual([
      { id: "passage:a+b", unanimous: false },
      { id: "passage:c", unanimous: false },
    ]);
    expect(passages[0]?.differences).toEqual([
      { kind: "boundary", coders: ["alice", "bea"], disagreement: "boundary:a+b" },
      { kind: "confidence", coders: ["alice", "bea"], disagreement: "confidence:a+b" },
      { kind: "omission", coders: ["alice", "cai"], disagreement: "omission:a" },
      { kind: "omission", coders: ["bea", "cai"], disagreement: "omission:b" },
    ]);
    expect(passages.map(stateOf)).toEqual([
      ["coded", "coded", "nothing"],
      ["nothing", "nothing", "coded"],
    ]);
  });

  it("join codings that only a third one links", () => {
    const { passages } = among(
      layer("alice", [coding("a", [0, 10], GOAL)]),
      layer("bea", [coding("b", [5, 30], SUPPORT)]),
      layer("cai", [coding("c", [20, 40], PRACTICAL)]),
    );
    expect(passages).toMatchObject([{ id: "passage:a+b+c", span: { start: 0, end: 40 } }]);
    expect(passages[0]?.differences.map(({ kind }) => kind)).toEqual([
      "different_code",
      "omission",
      "omission",
      "different_code",
    ]);
  });

  it("hold the pieces of a split together", () => {
    const { passages } = among(
      layer("alice", [coding("long", [0, 60], GOAL)]),
      layer("bea", [coding("p1", [0, 10], GOAL), coding("p2", [20, 50], GOAL)]),
      layer("cai", [coding("c", [0, 60], GOAL)]),
    );
    expect(passages).toMatchObject([{ id: "passage:c+long+p1+p2" }]);
  });

  it("can be unanimous although a coder did not look for the code, which is told", () => {
    const own = "own/1" as CodeId;
    const both = [...CODES, own];
    const { passages } = among(
      layer("alice", [coding("a", day, own)], both),
      layer("bea", [coding("b", day, own)], both),
      layer("cai", []),
    );
    expect(passages).toMatchObject([{ unanimous: true }]);
    expect(passages.map(stateOf)).toEqual([["coded", "coded", "not_assessed"]]);
  });

  it("are not unanimous on what one coder alone looked for", () => {
    const own = "own/1" as CodeId;
    const { passages } = among(layer("alice", [coding("a", day, own)]), layer("bea", []));
    expect(passages).toMatchObject([{ differences: [], unanimous: false }]);
    expect(passages.map(stateOf)).toEqual([["coded", "not_assessed"]]);
  });

  it("are refused when there are fewer than two, or two by one coder", () => {
    expect(() => among(layer("alice", []))).toThrow("there are 1");
    expect(() => among(layer("alice", []), layer("alice", []))).toThrow("two layers");
  });
});

describe("any layers", () => {
  const settings = { seed: 2019, numRuns: 300 };
  const several = fc
    .integer({ min: 2, max: 4 })
    .chain((count) => fc.tuple(...["a", "b", "c", "d"].slice(0, count).map(someCodings)))
    .map((all) => all.map((codings, index) => layer(`coder ${index}`, codings, CODES.slice(index % 2))));

  it("give, two of them, what the comparison of two gives, every disagreement in one passage", () => {
    fc.assert(
      fc.property(several, fc.nat(3), (layers, tolerance) => {
        const [first, second] = layers as [ComparedLayer, ComparedLayer];
        const alone = disagreementsOf({ first, second, text: TEXT, tolerance });
        const found = disagreementsAmong([first, second], TEXT, tolerance);
        expect(found.comparisons).toEqual([alone]);
        expect(
          found.passages.flatMap(({ differences }) => differences.map(({ disagreement }) => disagreement)).sort(),
        ).toEqual(alone.disagreements.map(({ id }) => id).sort());
      }),
      settings,
    );
  });

  it("have every coding in one passage, and the same passages in whatever order the codings stand", () => {
    fc.assert(
      fc.property(several, (layers) => {
        const { passages } = disagreementsAmong(layers, TEXT);
        const idsIn = ({ sides }: Passage) => sides.flatMap(({ codings }) => codings.map(({ id }) => id));
        expect(passages.flatMap(idsIn).sort()).toEqual(
          layers.flatMap(({ codings }) => codings.map(({ id }) => id)).sort(),
        );
        const turned = layers.map((each) => ({ ...each, codings: each.codings.toReversed() }));
        expect(disagreementsAmong(turned, TEXT).passages).toEqual(passages);
      }),
      settings,
    );
  });

  it("put two codings in one passage just if a chain of pairings leads from one to the other", () => {
    fc.assert(
      fc.property(several, (layers) => {
        const { passages, comparisons } = disagreementsAmong(layers, TEXT);
        const links = comparisons.flatMap(({ agreed, disagreements }) => [
          ...agreed.map(({ codings }) => [...codings]),
          ...disagreements.map(({ sides }) => sides.flatMap(({ codings }) => codings)),
        ]);
        const reached = (from: CodingId) => {
          const found = new Set([from]);
          for (let before = 0; before < found.size; ) {
            before = found.size;
            for (const link of links) if (link.some((id) => found.has(id))) for (const id of link) found.add(id);
          }
          return [...found].sort();
        };
        for (const { sides } of passages) {
          const ids = sides.flatMap(({ codings }) => codings.map(({ id }) => id)).sort();
          expect(reached(ids[0] as CodingId)).toEqual(ids);
        }
      }),
      settings,
    );
  });
});
