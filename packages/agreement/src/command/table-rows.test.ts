import { describe, expect, it } from "vitest";
import { tableRows } from "./table-rows.ts";

const read = (text: string, delimiter?: string) => {
  const { header, sound, bad } = tableRows(text, "t.csv", delimiter);
  return { header, cells: sound.map(({ cells }) => cells), bad };
};

describe("the rows of a table", () => {
  it("have names without outer white space", () => {
    expect(read(" unit , Ana\t,Ben\n1, x,y\n")).toEqual({
      header: ["unit", "Ana", "Ben"],
      cells: [["1", " x", "y"]],
      bad: [],
    });
  });

  it("lose the empty columns and cells that spreadsheets leave at the end", () => {
    for (const text of [
      "unit,A,B,,\n1,x,y,,\n",
      "unit,A,B\n1,x,y, ,\n",
      "unit,A,B,,\n1,x,y\n,, ,,,\n",
      "unit,A,B\n1,x,y,,,,,\n",
    ])
      expect(read(text)).toEqual({ header: ["unit", "A", "B"], cells: [["1", "x", "y"]], bad: [] });
  });

  it("keep a column without a name that has content", () => {
    expect(read("unit,A,,\n1,x,y,\n").header).toEqual(["unit", "A", ""]);
  });

  it("are bad when they have content behind the header, or too few cells", () => {
    expect(read("unit,A,B\n1,x,y,z\n2,x\n3,x,\n")).toMatchObject({
      cells: [["3", "x", ""]],
      bad: [
        { line: 2, problem: "has 4 cells, the header has 3" },
        { line: 3, problem: "has 2 cells, the header has 3" },
      ],
    });
  });

  it("may be preceded by the line with which Excel declares the delimiter", () => {
    for (const line of ["sep=|\n", "\uFEFFsep=|\r\n", '"sep=|"\n', "SEP=|\r"])
      expect(read(`${line}unit|A,1|B\n1|x|\n`)).toMatchObject({
        header: ["unit", "A,1", "B"],
        cells: [["1", "x", ""]],
      });
    expect(tableRows("sep=;\nunit;A\n1;x\n", "t.csv", undefined).sound[0]?.line).toBe(3);
    expect(read("sep=;\nunit,A\n1,x\n", ",").header).toEqual(["unit", "A"]);
    expect(read("sep=ab,A\n1,x\n").header).toEqual(["sep=ab", "A"]);
    expect(() => read("sep=;\n")).toThrow("t.csv is empty");
  });
});
