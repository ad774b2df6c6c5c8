import { describe, expect, it } from "vitest";
import { type CaseFile, checkClaim, claimsOf, parseCaseFile } from "../src/cases/index.ts";
import file from "./cases.json" with { type: "json" };

function read(value: unknown): CaseFile {
  const parsed = parseCaseFile(value);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

const WHERE = { expected: "", published: ", as printed", bootstrap: ", its bootstrap interval" };

describe("worked examples", () => {
  const { examples, broken } = read(file);

  it("can all be read", () => {
    expect(broken).toEqual([]);
    expect(examples).toHaveLength(file.cases.length);
  });

  for (const example of examples)
    for (const claim of claimsOf(example))
      it(`${example.id}: ${claim.name}${WHERE[claim.part]} (${example.source})`, async () => {
        const comparisons = await checkClaim(example, claim);
        expect(comparisons).not.toEqual([]);
        expect(comparisons.filter(({ passed }) => !passed)).toEqual([]);
      });
});

/** Two coders on four units, of which they agree on three. */
const aCase = (more: object = {}) => ({
  id: "a case",
  kind: "coding",
  categories: ["no", "yes"],
  positive: "yes",
  data: {
    ratings: [
      ["no", "no", "yes", "yes"],
      ["no", "no", "yes", "no"],
    ],
  },
  ...more,
});
const aFile = (...cases: unknown[]) => ({ format: 1, cases });

async function comparisonsIn(value: unknown) {
  const found = [];
  for (const example of read(value).examples)
    for (const claim of claimsOf(example)) found.push(...(await checkClaim(example, claim)));
  return found;
}
async function problemsOf(more: object) {
  return (await comparisonsIn(aFile(aCase(more)))).map(({ passed, problem }) => (passed ? "passed" : problem));
}

describe("the check of a case", () => {
  it("passes a value within the tolerance of the case, of the file, or one in a million", async () => {
    const said = { expected: { percent_agreement: 0.76 } };
    expect(await comparisonsIn(aFile(aCase({ ...said, tolerance: 0.02 })))).toMatchObject([{ passed: true }]);
    expect(await comparisonsIn({ tolerance: 0.02, cases: [aCase(said)] })).toMatchObject([{ passed: true }]);
    const [failed] = await comparisonsIn(aFile(aCase(said)));
    expect(failed).toMatchObject({
      name: ["percent_agreement"],
      passed: false,
      tolerance: 1e-6,
      found: { value: 0.75 },
    });
    expect(failed?.difference).toBeCloseTo(-0.01, 12);
  });

  it("takes a published value with its own tolerance", async () => {
    const printed = (tolerance: number) => ({ published: { percent_agreement: { value: 0.8, tolerance } } });
    expect(await problemsOf(printed(0.05))).toEqual(["passed"]);
    expect(await problemsOf(printed(0.04))).not.toEqual(["passed"]);
  });

  it("wants the very reason where there is no value, and no value where a reason is given", async () => {
    const oneSided = { data: { ratings: [["no"], ["no"]] } };
    const said = (kappa: unknown) => comparisonsIn(aFile(aCase({ ...oneSided, expected: { cohen_kappa: kappa } })));
    expect(await said({ undefined: "single_category" })).toMatchObject([{ passed: true }]);
    expect(await said({ undefined: "category_never_used" })).toMatchObject([{ passed: false }]);
    expect(await said({ undefined: "no_such_reason" })).toMatchObject([{ passed: false }]);
    expect(await said(0)).toMatchObject([{ passed: false }]);
    expect(
      await comparisonsIn(aFile(aCase({ expected: { cohen_kappa: { undefined: "single_category" } } }))),
    ).toMatchObject([{ passed: false }]);
  });

  it.each([null, "0.75", Number.NaN, Number.POSITIVE_INFINITY, true, [], {}, { value: null }, undefined])(
    "fails the claim that percent agreement is %s",
    async (said) => {
      expect(await comparisonsIn(aFile(aCase({ expected: { percent_agreement: said } })))).toMatchObject([
        { passed: false },
      ]);
    },
  );

  it.each(["cohens_kappa", "constructor", "toString", "u_alpha", ""])("fails the unknown name %j", async (name) => {
    expect(await problemsOf({ expected: { [name]: 1 } })).toEqual([`nothing is called "${name}" here`]);
    expect(await problemsOf({ published: { [name]: { value: 1, tolerance: 1 } } })).not.toEqual(["passed"]);
    const bootstrap = { ci95: { [name]: [0, 1] }, tolerance: 1 };
    expect(await problemsOf({ bootstrap })).not.toEqual(["passed"]);
  });

  it("fails an unknown label, a claim without values, and a measure that the case does not feed", async () => {
    expect(await problemsOf({ expected: { specific_agreement: { maybe: 1 } } })).toEqual([
      'nothing is called "maybe" here',
    ]);
    expect(await problemsOf({ expected: { specific_agreement: {} } })).not.toEqual(["passed"]);
    expect(await problemsOf({ expected: { custom_weighted_kappa: 1 } })).toEqual(["the case has no custom_distance"]);
  });

  it("compares what each label comes to, or one reason for all of them", async () => {
    const said = { specific_agreement: { no: 0.8, yes: 2 / 3 } };
    expect(await problemsOf({ expected: said })).toEqual(["passed", "passed"]);
    const unpaired = {
      data: {
        ratings: [
          ["no", null],
          [null, "no"],
        ],
      },
    };
    const reason = { specific_agreement: { undefined: "no_pairable_units" } };
    expect(await problemsOf({ ...unpaired, expected: reason })).toEqual(["passed", "passed"]);
  });

  it("does not guess how many categories there are", async () => {
    const q = ["brennan_prediger", "gwet_ac1", "gwet_ac2_linear", "gwet_ac2_quadratic"];
    const data = {
      ratings: [
        [1, 2, 1],
        [1, 2, 2],
      ],
    };
    for (const name of q.flatMap((each) => [each, `${each}_se`])) {
      const said = { categories: undefined, positive: undefined, data, expected: { [name]: 0.5 } };
      expect(await problemsOf(said)).toEqual(["categories are not declared, so q is unknown"]);
      const declared = await problemsOf({ ...said, categories: [1, 2] });
      expect(declared).not.toEqual(["categories are not declared, so q is unknown"]);
    }
    const others = { percent_agreement: 2 / 3, weighted_kappa_linear: 0.4, krippendorff_alpha_nominal: 4 / 9 };
    expect(await problemsOf({ categories: undefined, positive: undefined, data, expected: others })).toEqual([
      "passed",
      "passed",
      "passed",
    ]);
    const bootstrap = { ci95: { gwet_ac1: [0, 1] }, tolerance: 1 };
    expect(await problemsOf({ categories: undefined, positive: undefined, data, bootstrap })).toEqual([
      "categories are not declared, so q is unknown",
    ]);
  });

  it("tells in words what a measure of present and absent lacks", async () => {
    const said = { expected: { prevalence_index: 0 } };
    expect(await problemsOf({ ...said, positive: undefined })).toEqual([
      'the case does not say with "positive" which category means present',
    ]);
    expect(await problemsOf({ ...said, categories: ["no", "yes", "unsure"] })).toEqual([
      'the measure is for two categories, the case has 3; "categories" declares them',
    ]);
  });

  it("gives the reason of a measure of present and absent before what the categories lack", async () => {
    const said = {
      categories: undefined,
      positive: undefined,
      expected: { bias_index: { undefined: "requires_two_raters" } },
    };
    expect(await problemsOf({ ...said, data: { ratings: [["a"], ["a"], ["a"]] } })).toEqual(["passed"]);
    const unpaired = {
      ...said,
      data: { ratings: [["a"], [null]] },
      expected: { bias_index: { undefined: "no_pairable_units" } },
    };
    expect(await problemsOf(unpaired)).toEqual(["passed"]);
  });

  it.each(["expected", "published"])(
    "fails what says under %s that there is a value and that there is none",
    async (part) => {
      const both = { undefined: "single_category", value: 0.75, tolerance: 1 };
      expect(await problemsOf({ [part]: { percent_agreement: both } })).toEqual([
        expect.stringContaining("a value and that there is none"),
      ]);
      expect(await problemsOf({ [part]: { specific_agreement: both } })).not.toContain("passed");
    },
  );

  it.each([-0.1, 1.01, Number.POSITIVE_INFINITY, Number.NaN, "0.1"])("takes %s for no tolerance", async (tolerance) => {
    const said = { expected: { percent_agreement: { value: 0.75, tolerance } } };
    expect(await problemsOf(said)).toEqual([expect.stringContaining("is not a tolerance")]);
    const problem = expect.stringContaining("tolerance: expected a number from 0 to 1");
    expect(read(aFile(aCase({ tolerance }))).broken).toMatchObject([{ problem }]);
    expect(read(aFile(aCase({ bootstrap: { ci95: {}, tolerance } }))).broken).toMatchObject([{ problem }]);
    expect(parseCaseFile({ tolerance, cases: [] })).toMatchObject({ ok: false, error: problem });
  });

  it("refuses intervals at another level than 95 %", () => {
    const bootstrap = { ci90: { percent_agreement: [0, 1] } };
    expect(read(aFile(aCase({ bootstrap }))).broken).toMatchObject([
      { problem: expect.stringContaining("bootstrap.ci90: expected intervals at 95 %, called ci95") },
    ]);
    expect(read(aFile(aCase({ bootstrap: { ci95: {}, method: "percentile" } }))).broken).toEqual([]);
  });

  it("recomputes bootstrap intervals", async () => {
    const rows = (agreeing: number) => Array.from({ length: 100 }, (_, unit) => (unit < agreeing ? "yes" : "no"));
    const data = { ratings: [rows(50), [...rows(40)]] };
    const claim = (low: number) => ({ data, bootstrap: { ci95: { percent_agreement: [low, 0.95] }, tolerance: 0.02 } });
    expect(await problemsOf(claim(0.84))).toEqual(["passed", "passed"]);
    expect(await problemsOf(claim(0.5))).not.toContainEqual(["passed", "passed"]);
  });
});

describe("the format of cases", () => {
  it("needs no more than id, kind and data", () => {
    const { examples, broken } = read({ cases: [{ id: "bare", kind: "coding", data: { ratings: [] } }] });
    expect(broken).toEqual([]);
    expect(examples.map(claimsOf)).toEqual([[]]);
  });

  it("takes labels that are texts, numbers or both, and tells the number 1 from the text", async () => {
    const mixed = {
      categories: [1, "1", 2.5, "never"],
      data: {
        ratings: [
          [1, "1", 2.5, null],
          [1, 1, 2.5, "1"],
        ],
      },
      positive: undefined,
      expected: {
        percent_agreement: 2 / 3,
        specific_agreement: { "2.50": 1, never: { undefined: "category_never_used" } },
      },
    };
    expect(await problemsOf(mixed)).toEqual(["passed", "passed", "passed"]);
  });

  it("takes null for units that were not judged, in sets and several codes too", async () => {
    const data = {
      ratings: [
        [["a"], null, []],
        [["a"], ["b"], []],
      ],
    };
    const sets = { id: "sets", kind: "sets", data, expected: { krippendorff_alpha_masi: 1 } };
    const coders = data.ratings;
    const said = { per_code: { a: { n_pairs: 2, cohen_kappa: 1 }, b: { n_pairs: 2 } }, codes_with_defined_kappa: 1 };
    const several = { id: "codes", kind: "multicode", data: { codes: ["a", "b"], coders }, expected: said };
    const found = await comparisonsIn(aFile(sets, several));
    expect(found.map(({ passed }) => passed)).toEqual([true, true, true, true, true]);
  });

  it("gives reasons for coders without ratings and for nobody at all", async () => {
    const alpha = (reason: string) => ({ krippendorff_alpha_nominal: { undefined: reason } });
    expect(await problemsOf({ data: { ratings: [] }, expected: alpha("single_rater") })).toEqual(["passed"]);
    expect(await problemsOf({ data: { ratings: [[], []] }, expected: alpha("no_units") })).toEqual(["passed"]);
    const spans = { kind: "unitizing", data: { length: 0, coders: [[], []] } };
    expect(await problemsOf({ ...spans, expected: { u_alpha: { undefined: "empty_continuum" } } })).toEqual(["passed"]);
    const none = { kind: "unitizing", data: { length: 9, coders: [[], []] } };
    expect(await problemsOf({ ...none, expected: { u_alpha_by_label: { undefined: "no_spans" } } })).toEqual([
      "passed",
    ]);
  });

  it("reports a case that can not be read, with its field, and reads the others", () => {
    const ragged = aCase({ id: "ragged", data: { ratings: [["no"], []] } });
    const { examples, broken } = read(
      aFile(
        aCase(),
        ragged,
        aCase({ id: "undeclared", data: { ratings: [["maybe"], ["no"]] } }),
        aCase({ id: "kind", kind: "ratings" }),
        aCase({ id: "boolean", data: { ratings: [[true], [false]] } }),
        { id: "spans", kind: "unitizing", data: { length: 5, coders: [[[3, 9, "a"]]] } },
        { kind: "coding", data: { ratings: [] } },
        aCase({ id: "tolerance", tolerance: "small" }),
        aCase({
          id: "distance",
          custom_distance: [
            [0, 1],
            [1, 2],
          ],
        }),
        null,
      ),
    );
    expect(examples.map(({ id }) => id)).toEqual(["a case"]);
    expect(broken).toEqual([
      { id: "ragged", problem: "data.ratings[1]: expected 1 entries, as many as the first coder has, found 0" },
      { id: "undeclared", problem: 'data.ratings: expected labels that are declared in categories, found "maybe"' },
      { id: "kind", problem: 'kind: expected one of coding, sets, multicode, unitizing, benchmark, found "ratings"' },
      { id: "boolean", problem: "data.ratings[0][0]: expected a label (text or a number), found true" },
      { id: "spans", problem: "data.coders[0][0]: expected a span within [0, 5), found [3,9]" },
      { id: "case 7", problem: "id: expected text, found nothing" },
      { id: "tolerance", problem: 'tolerance: expected a number from 0 to 1, found "small"' },
      { id: "distance", problem: "custom_distance[1][1]: expected 0 on the diagonal, found 2" },
      { id: "case 10", problem: "the case: expected an object, found null" },
    ]);
  });

  it.each([[null], [[]], ["cases"], [{}], [{ cases: {} }], [{ format: 2, cases: [] }]])("refuses %j", (value) => {
    expect(parseCaseFile(value)).toMatchObject({ ok: false, error: expect.any(String) });
  });
});
