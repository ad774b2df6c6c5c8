import { afterAll, describe, expect, it } from "vitest";
import { measure, namesIn, reportOn } from "./testing/reports.ts";
import { filesForTests, runAgreement } from "./testing/run-program.ts";

const files = filesForTests();
afterAll(() => files.remove());
let tables = 0;
const table = (text: string) => files.write(`table-${++tables}.csv`, text);
const errorsOn = async (text: string, ...options: string[]) => {
  const { code, errors, output } = await runAgreement([table(text), ...options]);
  expect({ code, output }).toEqual({ code: 2, output: "" });
  return errors;
};

describe("a unit that is named by two columns", () => {
  it("is one of each document, in a long table and in a wide one", async () => {
    const long = "document,segment,coder,code\nd1,1,A,x\nd1,1,B,x\nd2,1,A,y\nd2,1,B,x\n";
    const wide = "document,segment,A,B\nd1,1,x,x\nd2,1,y,x\n";
    for (const text of [long, wide]) {
      expect(await errorsOn(text)).toContain("--columns unit=document+segment");
      const found = await reportOn(table(text), "--columns", "unit=document+segment");
      expect(found.coders).toEqual(["A", "B"]);
      expect(measure(found, "percent_agreement")).toMatchObject({ value: 0.5, units: { used: 2 } });
    }
  });

  it("is not mixed up with another one whose parts join to the same text", async () => {
    const text = "document,segment,A,B\na + b,c,x,x\na,b + c,y,y\n";
    expect(
      measure(await reportOn(table(text), "--columns", "unit=document+segment"), "percent_agreement"),
    ).toMatchObject({
      units: { used: 2 },
    });
    expect(await errorsOn("document,segment,A,B\nd,,x,x\n", "--columns", "unit=document+segment")).toContain(
      "has no unit",
    );
  });

  it("leaves the other column out when one of them is enough", async () => {
    const found = await reportOn(table("document,segment,A,B\nd,1,x,x\nd,2,y,x\n"), "--columns", "unit=segment");
    expect(found).toMatchObject({
      coders: ["A", "B"],
      notes: expect.arrayContaining([expect.stringContaining('"document"')]),
    });
  });
});

describe("an empty code in a long table", () => {
  const unclear = "unit,coder,code\n1,A,x\n1,B,x\n2,A,\n2,B,x\n3,A,y\n3,B,y\n";

  it("is asked about where nobody gives two codes to a unit", async () => {
    const errors = await errorsOn(unclear);
    expect(errors).toContain("Line 4 has an empty code");
    expect(errors).toMatch(
      /--several-codes .* judged the unit and found nothing.*--one-code .* did not judge the unit/,
    );
    expect(await errorsOn(unclear.replace("2,A,", "2,A, "))).toContain("Line 4 has an empty code");
  });

  it("is no judgement with --one-code, and a judgement with --several-codes", async () => {
    const one = await reportOn(table(unclear), "--one-code");
    expect(measure(one, "percent_agreement", "all units")).toMatchObject({ value: 1, units: { used: 2, leftOut: 1 } });
    const several = await reportOn(table(unclear), "--several-codes");
    expect(measure(several, "percent_agreement", "code x")).toMatchObject({ value: 2 / 3, units: { used: 3 } });
  });

  it("needs no option where a unit has two codes, where no code is empty, or where the code is a word for missing", async () => {
    expect(namesIn(await reportOn(table(`${unclear}3,A,x\n`)))).toContain("pooled_kappa");
    expect(namesIn(await reportOn(table(unclear.replace("2,A,\n", ""))))).not.toContain("pooled_kappa");
    expect(namesIn(await reportOn(table(unclear.replace("2,A,\n", "2,A,NA\n"))))).not.toContain("pooled_kappa");
  });

  it("is read as the options say, whatever the table looks like", async () => {
    const plain = "unit,coder,code\n1,A,x\n1,B,x\n2,A,y\n2,B,x\n";
    expect(namesIn(await reportOn(table(plain), "--several-codes"))).toContain("pooled_kappa");
    expect(await errorsOn(`${unclear}3,A,x\n`, "--one-code")).toContain(
      "line 8 gives the unit a second code, against --one-code",
    );
  });
});

describe("a row that repeats another one", () => {
  it("is refused in a table of several codes too", async () => {
    expect(await errorsOn("unit,coder,code\n1,A,x\n1,A,y\n1,B,x\n1,B,x\n")).toContain(
      "line 5 repeats unit, coder and code of line 4",
    );
    expect(await errorsOn("unit,coder,code,present\n1,A,x,1\n1,A,x,0\n")).toContain("line 3 repeats");
  });
});

describe("a column that says whether a code is present", () => {
  it("leaves a code without a row unjudged, also where the coder judged another code of that unit", async () => {
    const rows = "1,A,x,1\n1,A,y,1\n1,B,x,1\n2,A,x,0\n2,A,y,0\n2,B,x,0\n2,B,y,0\n";
    const found = await reportOn(table(`unit,coder,code,present\n${rows}`));
    expect(measure(found, "percent_agreement", "code y")).toMatchObject({ value: 1, units: { used: 1, leftOut: 1 } });
  });
});

describe("the coders that are asked for", () => {
  const wide = "unit,A,B,Comment\n1,1,1,why not\n2,1,2,\n3,2,2,see line 1\n";
  const long = "unit,coder,code\n1,A,1\n1,B,1\n1,C,maybe\n2,A,1\n2,B,2\n2,C,\n3,A,2\n3,B,2\n3,C,9\n3,C,9\n";

  it("keep the others out of the guessed categories and of what can not be read", async () => {
    for (const text of [wide, long]) {
      const found = await reportOn(table(text), "--coders", "A,B", "--level", "interval");
      expect(found.notes.join(" ")).toContain("q = 2 was guessed");
      expect(measure(found, "percent_agreement")).toMatchObject({ value: 2 / 3, units: { used: 3 } });
    }
    expect(await errorsOn(wide, "--level", "interval")).toContain('line 2 has "why not", which is not a number');
  });

  it("may leave out a coder of our own JSON", async () => {
    const json = {
      format: "concord-ratings-1",
      categories: ["x", "y"],
      coders: ["A", "B", "C"],
      ratings: [["x"], ["x"], ["z"]],
    };
    expect(
      measure(await reportOn(files.write("three.json", json), "--coders", "A,B"), "percent_agreement")?.value,
    ).toBe(1);
  });

  it("say which codes a table of several codes has, and how many rows are missing", async () => {
    const found = await reportOn(
      table("unit,coder,code\n1,A,x\n1,A,y\n1,B,x\n2,A,x\n2,B,y\n1,C,z\n"),
      "--coders",
      "A,B",
    );
    expect(found.sections.map(({ title }) => title)).toEqual(["over codes", "all units and codes", "code x", "code y"]);
    expect(found.notes.join(" ")).not.toContain("without a row");
  });
});

describe("a column without a name", () => {
  it("is refused by its number where it has content, and passed over where it has none", async () => {
    expect(await errorsOn("unit,A,B,\n1,x,y,\n2,x,y,odd\n")).toContain(
      'Column 4 has no name in the header, but line 3 has "odd"',
    );
    expect((await reportOn(table("unit,A,,B,,\n1,x,,x,,\n"))).coders).toEqual(["A", "B"]);
    expect((await reportOn(table("unit,A,B,\n1,x,y,odd\n"), "--coders", "A,B")).coders).toEqual(["A", "B"]);
  });

  it("may hold the units where it is the first", async () => {
    expect((await reportOn(table(",A,B\n1,x,y\n"))).coders).toEqual(["A", "B"]);
  });
});

describe("what was not judged", () => {
  it("is a cell of white space, or any of the words that the user names", async () => {
    const found = await reportOn(
      table("unit,A,B\n1,x,x\n2, ,x\n3,?,x\n4,-,x\n5,\t,y\n"),
      "--missing",
      "?",
      "--missing=-",
    );
    expect(measure(found, "percent_agreement")).toMatchObject({ value: 1, units: { used: 1, leftOut: 4 } });
  });

  it("is not to be guessed from labels or coders that look alike, which are noted", async () => {
    const wide = await reportOn(table("unit,A,B\n1,yes,yes \n2,no,no\n3,NA ,no\n"));
    expect(wide.notes).toContain('These labels differ only by space or case, and count as different: "yes", "yes ".');
    expect(wide.notes).toContain('These labels differ only by space or case, and count as different: "NA ", "NA".');
    const long = await reportOn(table("unit,coder,code\n1,Ana,x\n1,ana,X\n1,Ben,x\n"));
    expect(long.notes.join("\n")).toMatch(/These labels .* "x", "X".\nThese coders .* "Ana", "ana"\./);
  });
});

describe("a table with a row per judgement whose columns have other names", () => {
  it("is recognised by its repeated units, and told how to name the columns", async () => {
    const rows = "s1,Ana,x\ns1,Ben,x\n";
    for (const unit of ["passage", "unit"]) {
      const errors = await errorsOn(`${unit},who,what\n${rows}`);
      expect(errors).toContain(`"${unit}" was taken for the units, and for coders: "who", "what".`);
      expect(errors).toContain("--columns unit=…,coder=…,code=…");
    }
    expect(await errorsOn("unit,A,B\n,x,x\n")).not.toContain("--columns");
  });
});
