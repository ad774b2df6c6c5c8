import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { REASON_IN_WORDS, WARNING_IN_WORDS } from "../reading/index.ts";
import { parseDelimited } from "./delimited-text.ts";
import { runProgram } from "./program.ts";
import { filesForTests, runAgreement, spawnAgreement } from "./testing/run-program.ts";
import { BINARY, WIDE } from "./testing/tables.ts";

const files = filesForTests();
afterAll(() => files.remove());

describe("what is printed", () => {
  const oneSided = "unit,A,B\n1,no,no\n2,no,no\n";

  it("is a table with words for what is undefined, and at most six digits", async () => {
    const { code, output } = await runAgreement([files.write("sided.csv", oneSided), ...BINARY]);
    expect(code).toBe(0);
    expect(output).toContain(`Cohen's kappa is undefined: ${REASON_IN_WORDS.single_category}`);
    expect(output).not.toMatch(/NaN|Infinity|\d\.\d{9}/);
    expect(output).toMatch(/Gwet's AC1 +1 /);
    expect(output).toContain(`Warning: ${WARNING_IN_WORDS.single_category_used}`);
  });

  it("is a row per value as CSV, with the reason in a column of its own", async () => {
    const { output } = await runAgreement([files.write("rows.csv", oneSided), ...BINARY, "--format", "csv"]);
    const [header, ...rows] = parseDelimited(output).rows.map(({ cells }) => cells);
    const kappa = rows.find((cells) => cells[header?.indexOf("measure") ?? 0] === "cohen_kappa") ?? [];
    expect(kappa[header?.indexOf("value") ?? 0]).toBe("");
    expect(kappa[header?.indexOf("undefined_because") ?? 0]).toBe("single_category");
  });

  it("ends a section with what its own data say about a low kappa", async () => {
    const rare = `unit,A,B\n1,yes,no\n${Array.from({ length: 20 }, (_, unit) => `${unit + 2},no,no\n`).join("")}`;
    const { output } = await runAgreement([files.write("rare.csv", rare), ...BINARY]);
    expect(output).toContain("The coders agree on 95.2 % of 21 units, yet kappa is 0.00");
    const json = await runAgreement([files.write("rare.csv", rare), ...BINARY, "--format", "json"]);
    expect(JSON.parse(json.output).reports[0].sections[0].explanations[1]).toContain("Only 1 rating says present.");
  });

  it("resamples whole units, or whole documents, where all codes are taken together", async () => {
    const several = "unit,coder,code\n1,A,x\n1,A,y\n1,B,x\n2,A,\n2,B,y\n3,A,x\n3,B,x\n4,A,\n4,B,\n";
    const table = await runAgreement([files.write("several.csv", several), "--bootstrap", "1000"]);
    expect(table.output).toContain("so whole units are resampled");
    const layer = (coder: string, end: number) => ({ coder, codes: ["x"], codings: [{ start: 0, end, code: "x" }] });
    const documents = [3, 5, 9].map((end, id) => ({
      id: `d${id}`,
      text: "One two. Three four.",
      layers: [layer("A", 3), layer("B", end + id)],
    }));
    const codings = JSON.stringify({ format: "concord-codings-1", unit: "sentence", documents });
    const { output } = await runAgreement([files.write("codings.json", codings), "--bootstrap", "1000"]);
    expect(output).toContain("so whole documents are resampled");
    expect(output).toContain("bootstrap of documents, 1000 resamples");
  });

  it("has no resampled interval of a value that does not exist", async () => {
    const file = files.write("no-value.csv", oneSided);
    const { code, output } = await runAgreement([file, ...BINARY, "--bootstrap", "1000", "--format", "json"]);
    expect(code).toBe(0);
    const measures: { measure: string; interval?: { method: string } }[] =
      JSON.parse(output).reports[0].sections[0].measures;
    const methods = new Map(measures.map(({ measure, interval }) => [measure, interval?.method]));
    expect(methods.get("percent_agreement")).toBe("bootstrap_units");
    expect(methods.get("cohen_kappa")).not.toBe("bootstrap_units");
  });

  it("shows what a terminal would obey", async () => {
    const text = "unit,A\u001b[2J,B\u202e\n1,x\u009b,y\n2,y,y\n";
    const { output } = await runAgreement([files.write("escape.csv", text)]);
    expect(output).toContain("2 coders: A\\x1b[2J, B\\u202e");
    expect(output).toContain('agreement on "x\\x9b"');
    expect(output).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    // A cell is as wide as it is shown.
    expect(output).toMatch(/^ {2}agreement on "x\\x9b" {12}0 /m);
    const nowhere = await runAgreement(["no\u001b[2Jwhere.csv"]);
    expect(nowhere.errors).toBe("no\\x1b[2Jwhere.csv is not there.\n");
    const errors = await runAgreement([files.write("escape-errors.csv", text), "--coders", "C"]);
    expect(errors.errors).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });

  it("holds nothing that a spreadsheet would compute", async () => {
    const codings = (code: string) => [{ start: 0, end: 3, code }];
    const layers = ["A", "B"].map((coder) => ({ coder, codings: codings("=1+1") }));
    const file = { format: "concord-codings-1", unit: "span", documents: [{ id: "1", text: "One two.", layers }] };
    const spans = await runAgreement([files.write("formula.json", file), "--format", "csv"]);
    const sections = parseDelimited(spans.output).rows.map(({ cells }) => cells[1]);
    expect(sections).toContain("label =1+1");
    const cases = ["=cmd()", "+1", "-x", "@a", "\tb", "-0.5"].map((id) => ({
      id,
      kind: "coding",
      data: {
        ratings: [
          ["x", "y"],
          ["x", "x"],
        ],
      },
    }));
    const { output } = await runAgreement([files.write("formula-cases.json", { cases }), "--format", "csv"]);
    const titles = new Set(
      parseDelimited(output)
        .rows.slice(1)
        .map(({ cells }) => cells[0]?.slice(0, 7)),
    );
    expect([...titles]).toEqual(["'=cmd()", "+1", "'-x", "'@a", "'\tb", "-0.5"]);
  });

  it("lists the pairs of many coders instead of a matrix", async () => {
    const matrix = (coders: number) => {
      const names = Array.from({ length: coders }, (_, index) => `c${index}`);
      return runAgreement([
        files.write(`coders-${coders}.csv`, `unit,${names}\n1,${names.map(() => "x")}\n2,${names.map(() => "y")}\n`),
      ]);
    };
    expect((await matrix(3)).output).toMatch(/\n +c0 +c1 +c2\n {2}c0 +1 \(n 2\)/);
    expect((await matrix(31)).output).toMatch(/\n {2}c29 and c30 {2}n 2 {2}1\n$/);
  });

  it("is a sentence, never a trace, when something fails that nobody foresaw", async () => {
    const told: string[] = [];
    const surroundings = {
      read: () => Promise.reject(new RangeError("Maximum call stack size exceeded")),
      print: (text: string) => told.push(text),
      complain: (text: string) => told.push(text),
    };
    expect(await runProgram(["x.csv"], surroundings)).toBe(2);
    expect(await runProgram(["check", "x.json"], surroundings)).toBe(1);
    expect(told).toEqual([
      expect.stringMatching(/^The program failed .*Maximum call stack size exceeded.*\n$/),
      expect.stringMatching(/^FAILED x.json: The program failed .*\n$/),
      "0 passed, 1 failed\n",
    ]);
  });

  it("is help when asked for", async () => {
    for (const words of [["--help"], ["check", "--help"], ["--", "--help"]]) {
      const { code, output } = await runAgreement(words);
      expect(code).toBe(0);
      expect(output).toContain("Usage: npm run agreement -- FILE");
    }
  });
});

describe("the program in a process of its own", () => {
  const PATIENCE = 60_000;

  it(
    "reads standard input, and files from where the user stands",
    async () => {
      const piped = await spawnAgreement(["-", "--format", "csv"], { input: WIDE });
      expect(piped).toMatchObject({ code: 0, errors: "" });
      expect(piped.output).toContain("standard input,all units,cohen_kappa,0.5,");
      files.write("here.csv", WIDE);
      const there = await spawnAgreement(["here.csv"], { folder: files.folder });
      expect(there).toMatchObject({ code: 0, errors: "" });
      const elsewhere = join(files.folder, "elsewhere");
      mkdirSync(elsewhere);
      const called = { npm_lifecycle_event: "agreement", INIT_CWD: files.folder };
      expect(await spawnAgreement(["here.csv"], { folder: elsewhere, env: called })).toEqual(there);
    },
    PATIENCE,
  );

  it(
    "ends with 0 when a check passed, 1 when a value differs, 2 when there is something to mend",
    async () => {
      const said = (agreement: number) => ({
        cases: [
          { id: "a", kind: "coding", data: { ratings: [["x"], ["x"]] }, expected: { percent_agreement: agreement } },
        ],
      });
      const check = (agreement: number) => spawnAgreement(["check", files.write(`${agreement}.json`, said(agreement))]);
      expect(await check(1)).toEqual({ code: 0, output: "1 passed, 0 failed\n", errors: "" });
      expect(await check(0)).toMatchObject({
        code: 1,
        errors: "",
        output: expect.stringMatching(/\n0 passed, 1 failed\n$/),
      });
      expect(await spawnAgreement(["nowhere.csv"])).toEqual({
        code: 2,
        output: "",
        errors: "nowhere.csv is not there.\n",
      });
      expect(await spawnAgreement(["-"])).toEqual({ code: 2, output: "", errors: "standard input is empty.\n" });
    },
    PATIENCE,
  );
});
