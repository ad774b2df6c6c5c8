import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { measure, reportOn } from "./testing/reports.ts";
import { filesForTests, runAgreement } from "./testing/run-program.ts";
import { LIST, WIDE } from "./testing/tables.ts";

const files = filesForTests();
afterAll(() => files.remove());

describe("what the user has to mend", () => {
  const cases: [what: string, content: string | object | undefined, words: string[], sentence: string | RegExp][] = [
    ["no file", undefined, [], "Which file shall be read?"],
    ["an option that does not exist", WIDE, ["--kappa"], "There is no option --kappa"],
    ["an option without its value", WIDE, ["--format"], /--format/],
    [
      "an output format that does not exist",
      WIDE,
      ["--format", "xml"],
      '--format is one of table, json, csv, not "xml".',
    ],
    ["a level that does not exist", WIDE, ["--level", "metric"], "--level is one of nominal, ordinal, interval, ratio"],
    ["no number of resamples", WIDE, ["--bootstrap", "many"], "--bootstrap is a whole number of at least 1000"],
    ["too few resamples", WIDE, ["--bootstrap", "999"], 'not "999": the ends of an interval from fewer resamples'],
    [
      "a value that looks like an option",
      WIDE,
      ["--bootstrap", "-5"],
      "--bootstrap needs a value; one that begins with",
    ],
    ["a value too much", WIDE, ["--skip-bad-rows=1"], "--skip-bad-rows takes no value"],
    [
      "two readings at once",
      WIDE,
      ["--one-code", "--several-codes"],
      "--several-codes and --one-code exclude each other",
    ],
    [
      "a reading of codes for a wide table",
      WIDE,
      ["--one-code"],
      "--several-codes or --one-code is for a table with a row",
    ],
    ["a reading of codes for JSON", { format: "concord-ratings-1" }, ["--one-code"], "or --one-code is for tables."],
    [
      "a reading of codes beside a column of presence",
      "unit,coder,code,present\n1,A,x,1\n",
      ["--several-codes"],
      "is for a table without a column that says which codes are present",
    ],
    [
      "a number beyond all numbers",
      "unit,A,B\n1,1e999,1\n",
      ["--level", "interval"],
      'line 2 has "1e999"; numbers have to be 0, or between 1e-140 and 1e+140',
    ],
    [
      "a number too large to be squared",
      "unit,A,B\n1,1e200,1\n",
      ["--level", "ratio"],
      'line 2 has "1e200"; numbers have to be 0',
    ],
    [
      "a number too small",
      "unit,A,B\n1,1e-200,1\n",
      ["--level", "interval"],
      'line 2 has "1e-200"; numbers have to be 0',
    ],
    [
      "a category too large",
      WIDE,
      ["--level", "interval", "--categories", "1,1e200"],
      'One label is "1e200"; numbers have to be 0',
    ],
    [
      "JSON with a number too large",
      {
        format: "concord-ratings-1",
        level: "interval",
        categories: [1, 1e200],
        coders: ["A", "B"],
        ratings: [[1], [1]],
      },
      [],
      'One label is "1e+200"; numbers have to be 0',
    ],
    [
      "a long text in a message",
      `unit,A,B\n1,${"x".repeat(999)},y\n`,
      ["--categories", "y"],
      `"${"x".repeat(60)}…", which is not`,
    ],
    [
      "what a terminal would obey",
      "unit,A,B\n1,\u001b[2J,y\n",
      ["--categories", "y"],
      'has "\\x1b[2J", which is not among',
    ],
    [
      "JSON nested without end",
      `${"[".repeat(200_000)}${"]".repeat(200_000)}`,
      [],
      "the file: expected an object, found [[[",
    ],
    ["a seed without a bootstrap", WIDE, ["--seed", "1"], "--seed is of use with --bootstrap only."],
    ["two files", WIDE, ["more.csv"], "One file at a time"],
    ["a coder that is not there", WIDE, ["--coders", "Ada,Cy"], 'There is no coder "Cy"; there are "Ada", "Ben".'],
    ["a coder named twice", WIDE, ["--coders", "Ada,Ada"], 'The coder "Ada" is named twice'],
    ["a column that is not there", WIDE, ["--columns", "unit=item"], 'The header has no column "item"'],
    ["a role that is not there", WIDE, ["--columns", "who=Ada"], "is one of unit, coder, code, value"],
    ["a column without a name", WIDE, ["--columns", "unit"], "--columns is written like"],
    ["too few columns named", WIDE, ["--columns", "coder=Ada"], "The header has no column for code"],
    ["a category declared twice", WIDE, ["--categories", "no,no"], 'The category "no" is declared twice.'],
    ["a positive label that is no category", WIDE, ["--positive", "sure"], '"sure", which should mean present'],
    ["ranks of words", WIDE, ["--level", "ordinal"], "name the categories in their order"],
    ["words as numbers", WIDE, ["--level", "interval"], 'line 2 has "yes", which is not a number'],
    ["a delimiter of two characters", WIDE, ["--delimiter", ";;"], "--delimiter is one character"],
    ["one column", "unit\n1\n", [], 'The header has one column only, "unit"'],
    ["coders of one name", "unit,A,A\n1,x,y\n", [], 'The header has two columns called "A".'],
    ["an empty file", "", [], "is empty."],
    ["a quote that stays open", 'unit,A,B\n1,"x,y\n', [], "the quote that opens in line 2 is never closed"],
    ["a level for several codes", LIST, ["--level", "ordinal"], "--level is for a table with one code per unit"],
    ["a delimiter for JSON", { format: "concord-ratings-1" }, ["--delimiter", ";"], "--delimiter is for tables."],
    [
      "a positive label for codings",
      { format: "concord-codings-1" },
      ["--positive", "x"],
      "--positive is for ratings;",
    ],
    ["a unit for ratings", WIDE, ["--unit", "turn"], "--unit is for codings"],
    ["broken JSON", "{ no", [], "is not JSON"],
    ["JSON of another format", {}, [], "is of no format that is known"],
    ["JSON with a list", "[]", [], "the file: expected an object, found []"],
    [
      "ratings without coders",
      { format: "concord-ratings-1", categories: [], ratings: [] },
      [],
      "coders: expected a list",
    ],
    [
      "ratings that are not declared",
      { format: "concord-ratings-1", categories: ["a"], coders: ["A"], ratings: [["b"]] },
      [],
      'The label "b" is used, but is not among the categories.',
    ],
    [
      "ratings with a row too short",
      { format: "concord-ratings-1", categories: ["a"], coders: ["A", "B"], ratings: [["a"], []] },
      [],
      "ratings[1]: expected 1 entries, one per unit, found 0",
    ],
    [
      "ratings with a coder twice",
      { format: "concord-ratings-1", categories: ["a"], coders: ["A", "A"], ratings: [["a"], ["a"]] },
      [],
      'coders: expected every coder once, found "A"',
    ],
    [
      "ratings with a category twice",
      { format: "concord-ratings-1", categories: ["a", "a"], coders: ["A", "B"], ratings: [["a"], ["a"]] },
      [],
      'categories: expected every label once, found "a"',
    ],
    [
      "ratings with a unit twice",
      { format: "concord-ratings-1", categories: ["a"], coders: ["A"], units: ["1", "1"], ratings: [["a", "a"]] },
      [],
      'units: expected every unit once, found "1"',
    ],
    [
      "codings with two documents of one id",
      { format: "concord-codings-1", documents: ["a", "b"].map((text) => ({ id: "1", text, layers: [] })) },
      [],
      'documents: expected every id once, found "1"',
    ],
    [
      "codings with a code twice",
      { format: "concord-codings-1", codes: ["x", "x"], documents: [] },
      [],
      'codes: expected every code once, found "x"',
    ],
    [
      "codings outside their text",
      {
        format: "concord-codings-1",
        documents: [{ id: "1", text: "🙂", layers: [{ coder: "A", codings: [{ start: 0, end: 2, code: "x" }] }] }],
      },
      [],
      "documents[0].layers[0].codings[0]: expected a span within [0, 1), found [0,2]",
    ],
    [
      "turns without a structure",
      { format: "concord-codings-1", documents: [{ id: "1", text: "a", layers: [] }] },
      ["--unit", "turn"],
      'The document "1" has no turns',
    ],
    [
      "a unit that does not exist",
      { format: "concord-codings-1", documents: [] },
      ["--unit", "word"],
      'There is no unit "word"',
    ],
    ["a case that can not be read", { cases: [{ id: "odd", kind: "x" }] }, [], "case odd: kind: expected one of"],
  ];
  it.each(cases)("%s is told in a sentence", async (what, content, words, sentence) => {
    const name = `${what.replaceAll(" ", "-")}.txt`;
    const file = content === undefined ? [] : [files.write(name, content)];
    const { code, output, errors } = await runAgreement([...file, ...words]);
    expect(code).toBe(2);
    expect(output).toBe("");
    expect(errors).toMatch(sentence);
    expect(errors).not.toContain("    at ");
  });

  it("a file that is not there, a folder, and bytes that are no text are told apart", async () => {
    expect((await runAgreement([join(files.folder, "nowhere.csv")])).errors).toMatch(/nowhere.csv is not there\.\n$/);
    expect((await runAgreement([files.folder])).errors).toMatch(/is a folder, not a file\.\n$/);
    const binary = join(files.folder, "binary.csv");
    const told = async (...bytes: number[]) => {
      writeFileSync(binary, Buffer.from(bytes));
      return (await runAgreement([binary])).errors;
    };
    expect(await told(0xff, 0xfe, 0x61, 0x00)).toContain(
      "is text in UTF-16, not in UTF-8. In Excel choose File > Save As",
    );
    expect(await told(0xfe, 0xff, 0x00, 0x61)).toContain("is text in UTF-16");
    expect(await told(0x61, 0xe4, 0x0a)).toContain('is not text in UTF-8. In Excel choose File > Save As > "CSV UTF-8');
    expect(await told(0x50, 0x4b, 0x03, 0x04)).toContain(
      "is a workbook of a spreadsheet (or another archive), not text.",
    );
    expect(await told(0x61, 0x00, 0x0a)).toContain("holds NUL bytes");
    expect((await runAgreement([""])).errors).toBe("The name of the file is empty.\n");
  });

  it("bad rows are all listed with line and reason, up to twenty, and nothing is computed from the others", async () => {
    const bad = [
      'unit,coder,code\n1,A,x\n1,B,x\n2,A\n,A,x\n3,,x\n4,A,maybe\n1,A,x\n5,"A"s,x\n',
      ...Array.from({ length: 15 }, () => "6,A\n"),
    ].join("");
    const file = files.write("bad.csv", bad);
    const { code, output, errors } = await runAgreement([file, "--categories", "x,y"]);
    expect({ code, output }).toEqual({ code: 2, output: "" });
    expect(errors.split("\n").slice(0, 7)).toEqual([
      "21 rows can not be read, so nothing was computed (--skip-bad-rows computes from the others):",
      "  line 4 has 2 cells, the header has 3",
      "  line 5 has no unit",
      "  line 6 has no coder",
      '  line 7 has "maybe", which is not among the categories',
      "  line 8 repeats unit, coder and code of line 2",
      "  line 9 has text behind a closing quote",
    ]);
    expect(errors.trimEnd().split("\n").slice(21)).toEqual(["  and 1 more"]);
    const skipped = await reportOn(file, "--categories", "x,y", "--skip-bad-rows");
    expect(skipped.notes.join(" ")).toContain("21 rows left out because of --skip-bad-rows");
    expect(measure(skipped, "percent_agreement")).toMatchObject({ value: 1, units: { used: 1 } });
  });
});
