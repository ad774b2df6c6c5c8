import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { measure, namesIn, reportOn, reportsOn } from "./testing/reports.ts";
import { filesForTests } from "./testing/run-program.ts";
import { BINARY, LIST, LONG, WIDE } from "./testing/tables.ts";

const files = filesForTests();
afterAll(() => files.remove());

describe("a table of ratings", () => {
  it("gives the same numbers long and wide, with any delimiter and any order of columns", async () => {
    const wide = await reportOn(files.write("wide.csv", WIDE), ...BINARY);
    const long = await reportOn(files.write("long.csv", LONG), ...BINARY, "--one-code");
    const tabs = await reportOn(files.write("tabs.tsv", `\uFEFF${WIDE.replaceAll(",", "\t")}`), ...BINARY);
    expect(long.sections).toEqual(wide.sections);
    expect(tabs.sections).toEqual(wide.sections);
    expect(measure(wide, "percent_agreement")).toMatchObject({ value: 0.75, units: { used: 4, leftOut: 2 } });
    expect(measure(wide, "cohen_kappa")?.value).toBe(0.5);
    expect(namesIn(wide)).toEqual(expect.arrayContaining(["pabak", "bias_index", "positive_agreement"]));
  });

  it("says that the number of categories was guessed, unless they are declared", async () => {
    const file = files.write("guessed.csv", WIDE);
    expect((await reportOn(file)).notes.join(" ")).toContain("q = 2 was guessed");
    const declared = await reportOn(file, "--categories", "no,yes,maybe");
    expect(declared.notes).toEqual([]);
    expect(measure(declared, "brennan_prediger")?.value).toBe(0.625);
  });

  it("compares labels exactly, and reads numbers only at the levels of numbers", async () => {
    const file = files.write("numbers.csv", "unit,A,B\n1,10.1,10.10\n2,1,1\n3,2,2.0\n");
    expect(measure(await reportOn(file), "percent_agreement")?.value).toBeCloseTo(1 / 3, 12);
    const interval = await reportOn(file, "--level", "interval");
    expect(measure(interval, "percent_agreement")?.value).toBe(1);
    expect(namesIn(interval)).toContain("krippendorff_alpha_interval");
    expect(namesIn(interval)).toContain("weighted_kappa_linear");
  });

  it("takes another word for what was not judged", async () => {
    const file = files.write("missing.csv", "unit,A,B\n1,x,x\n2,x,?\n3,NA,x\n");
    const found = await reportOn(file, "--missing", "?");
    expect(measure(found, "percent_agreement")).toMatchObject({ value: 0.5, units: { used: 2, leftOut: 1 } });
  });

  it("has no Cohen's kappa of more than two coders, but one of every two with its n", async () => {
    const found = await reportOn(files.write("rotating.csv", "unit,A,B,C\n1,x,x,\n2,,y,x\n3,y,,y\n4,x,y,\n"));
    expect(namesIn(found).slice(0, 3)).toEqual(["krippendorff_alpha_nominal", "gwet_ac1", "fleiss_kappa"]);
    expect(namesIn(found)).not.toContain("cohen_kappa");
    expect(found.sections[0]?.pairs).toMatchObject([
      { coders: ["A", "B"], units: 2 },
      { coders: ["A", "C"], units: 1, kappa: { undefined: "single_category" } },
      { coders: ["B", "C"], units: 1 },
    ]);
    const two = await reportOn(join(files.folder, "rotating.csv"), "--coders", "B,A");
    expect(two.coders).toEqual(["B", "A"]);
    expect(namesIn(two)[0]).toBe("cohen_kappa");
  });

  it("takes columns by the names that the user gives", async () => {
    const text = "who,what,where\nA,x,1\nB,x,1\nA,y,2\nB,x,2\n";
    const found = await reportOn(files.write("named.csv", text), "--columns", "unit=where,coder=who,code=what");
    expect(measure(found, "percent_agreement")?.value).toBe(0.5);
  });

  it("takes many numbers for measurements, to which only alpha and percent agreement apply", async () => {
    const rows = Array.from({ length: 150 }, (_, unit) => `${unit},${unit / 8},${unit / 8 + 0.5}`);
    const found = await reportOn(files.write("many.csv", `unit,A,B\n${rows.join("\n")}\n,,\n`), "--level", "interval");
    expect(namesIn(found)).toEqual([
      "krippendorff_alpha_interval",
      "krippendorff_alpha_nominal",
      "percent_agreement",
      "unanimous_agreement",
    ]);
  });

  it("gives bootstrap intervals on demand, the same ones for the same seed", async () => {
    const rows = Array.from({ length: 40 }, (_, unit) => `${unit},${unit % 2},${unit % 5 === 0 ? 1 : unit % 2}`);
    const file = files.write("bootstrap.csv", `unit,A,B\n${rows.join("\n")}`);
    const alpha = async (seed: string) =>
      measure(await reportOn(file, "--bootstrap", "1000", "--seed", seed), "krippendorff_alpha_nominal")?.interval;
    expect(await alpha("7")).toMatchObject({ method: "bootstrap_units", seed: 7 });
    expect(await alpha("7")).toEqual(await alpha("7"));
    expect((await alpha("9"))?.low).not.toBe((await alpha("7"))?.low);
  });
});

describe("a table with several codes per unit", () => {
  it("is judged code by code, and summed up without putting a number for what is undefined", async () => {
    const found = await reportOn(files.write("list.csv", LIST), "--categories", "1.1,1.10,9.9");
    expect(measure(found, "cohen_kappa", "code 1.1")).toMatchObject({ value: 1, units: { used: 4, leftOut: 1 } });
    expect(measure(found, "cohen_kappa", "code 1.10")?.value).toBeCloseTo(-1 / 3, 12);
    expect(measure(found, "cohen_kappa", "code 9.9")).toMatchObject({ undefined: "single_category" });
    expect(measure(found, "gwet_ac1", "code 9.9")).toMatchObject({ value: 1 });
    expect(measure(found, "mean_defined_kappa", "over codes")).toMatchObject({ codes: { used: 2, of: 3 } });
    expect(measure(found, "pooled_kappa", "over codes")).toHaveProperty("value");
    expect(measure(found, "krippendorff_alpha_masi", "over codes")).toMatchObject({ units: { used: 4, leftOut: 1 } });
    expect(found.notes.join(" ")).toContain("count as not judged: 1.");
  });

  it("says the same when a column tells which codes are present", async () => {
    const judged = [1, 2, 3, 4].flatMap((unit) => ["A", "B"].map((coder) => [unit, coder] as const));
    const present = ["1 A 1.1", "1 A 1.10", "1 B 1.1", "2 B 1.10", "3 A 1.1", "3 B 1.1"];
    const rows = judged.flatMap(([unit, coder]) =>
      ["1.1", "1.10"].map((code) => `${unit},${coder},${code},${present.includes(`${unit} ${coder} ${code}`) ? 1 : 0}`),
    );
    const explicit = await reportOn(files.write("present.csv", `unit,coder,code,present\n${rows.join("\n")}\n`));
    const listed = await reportOn(files.write("listed.csv", LIST.replace("5,A,1.1\n", "")));
    expect(explicit.sections).toEqual(listed.sections);
  });
});

describe("our own JSON", () => {
  it("gives the numbers of the table for the same ratings", async () => {
    const ratings = [
      ["yes", "no", "no", "yes", null, null],
      ["yes", "no", "yes", "yes", "no", null],
    ];
    const json = {
      format: "concord-ratings-1",
      categories: ["no", "yes"],
      positive: "yes",
      coders: ["Ada", "Ben"],
      ratings,
    };
    const fromJson = await reportOn(files.write("ratings.json", json));
    expect(fromJson.sections).toEqual((await reportOn(files.write("same.csv", WIDE), ...BINARY)).sections);
  });

  const layer = (coder: string, ...codings: [start: number, end: number, code: string][]) => ({
    coder,
    codes: ["goal", "plan"],
    codings: codings.map(([start, end, code]) => ({ start, end, code })),
  });
  const codings = {
    format: "concord-codings-1",
    documents: [
      {
        id: "1",
        text: "🙂 We set a goal. Then we planned.",
        layers: [layer("A", [2, 16, "goal"]), layer("B", [5, 16, "goal"])],
      },
      { id: "2", text: "No goal here. A plan.", layers: [layer("A", [14, 21, "plan"]), layer("B")] },
    ],
  };

  it("counts codings in the units asked for, with positions in code points", async () => {
    const file = files.write("codings.json", codings);
    const documents = await reportOn(file);
    expect(documents.notes[0]).toContain("Unit: document");
    expect(measure(documents, "cohen_kappa", "code goal")).toMatchObject({ value: 1, units: { used: 2 } });
    const sentences = await reportOn(file, "--unit", "sentence");
    expect(measure(sentences, "percent_agreement", "code goal")?.units?.used).toBe(4);
    const characters = await reportOn(file, "--unit", "character");
    expect(measure(characters, "cohen_kappa", "code goal")).not.toHaveProperty("interval");
    const spans = await reportOn(file, "--unit", "span");
    expect(measure(spans, "span_f1_overlap", "all labels")?.value).toBeCloseTo(2 / 3, 12);
    expect(measure(spans, "u_alpha_by_label", "label goal")).toHaveProperty("value");
  });

  it("takes the file's codes for those that a coder looked for whose layer does not say it", async () => {
    const layers = [
      { coder: "A", codings: [{ start: 0, end: 3, code: "x" }] },
      { coder: "B", codings: [] },
    ];
    const file = { format: "concord-codings-1", codes: ["x", "y"], documents: [{ id: "1", text: "One two.", layers }] };
    const found = await reportOn(files.write("looked-for.json", file));
    expect(measure(found, "percent_agreement", "code x")).toMatchObject({ value: 0, units: { used: 1 } });
    expect(measure(found, "percent_agreement", "code y")).toMatchObject({ value: 1, units: { used: 1 } });
    const { codes: _, ...without } = file;
    const silent = await reportOn(files.write("not-looked-for.json", without));
    expect(measure(silent, "percent_agreement", "code x")).toHaveProperty("undefined");
    const own = {
      ...file,
      documents: [{ id: "1", text: "One two.", layers: layers.map((layer) => ({ ...layer, codes: ["x"] })) }],
    };
    const narrower = await reportOn(files.write("own-codes.json", own));
    expect(measure(narrower, "percent_agreement", "code y")).toHaveProperty("undefined");
  });

  it("gives a report for each case of a file of cases", async () => {
    const coding = { id: "one", kind: "coding", data: { ratings: [["a"], ["a"]] } };
    const sets = { id: "two", kind: "sets", data: { ratings: [[["a"]], [[]]] } };
    const found = await reportsOn(files.write("cases.json", { cases: [coding, sets] }));
    expect(found.map(({ sections }) => sections.length)).toEqual([1, 1]);
    expect(found[0]?.notes.join(" ")).toContain("q = 1 was guessed");
    const declared = await reportsOn(files.write("declared.json", { cases: [{ ...coding, categories: ["a", "b"] }] }));
    expect(declared[0]?.notes.join(" ")).not.toContain("guessed");
  });
});
