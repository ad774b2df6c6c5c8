import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DELIMITERS, detectDelimiter, parseDelimited, writeDelimited } from "./delimited-text.ts";

const cellsOf = (text: string, delimiter?: string) => parseDelimited(text, delimiter).rows.map(({ cells }) => cells);

describe("separated values", () => {
  it("read back as they were written, whatever the cells hold", () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^[",;\t\r\n a\uFEFF]{0,6}$/));
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom(...DELIMITERS), fc.constantFrom("\n", "\r\n"), (rows, delimiter, lineEnd) => {
        const quoted = rows.map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(delimiter));
        expect(cellsOf(writeDelimited(rows, delimiter), delimiter)).toEqual(rows);
        expect(cellsOf(`\uFEFF${quoted.join(lineEnd)}`, delimiter)).toEqual(rows);
      }),
      { seed: 4180, numRuns: 500 },
    );
  });

  it("may end lines as any system does, with or without the last one", () => {
    for (const text of ["a,b\nc,d\n", "a,b\r\nc,d", "a,b\rc,d\r", "\uFEFFa,b\n\n\r\nc,d\n\n"])
      expect(cellsOf(text)).toEqual([
        ["a", "b"],
        ["c", "d"],
      ]);
  });

  it("keep spaces and quotes within a cell", () => {
    expect(cellsOf(' a ,b"c"\n')).toEqual([[" a ", 'b"c"']]);
  });

  it("tell in which line a row begins, also behind cells of several lines", () => {
    const { rows } = parseDelimited('a,b\n"1\n2\r\n3",x\n\nc,d\n');
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  it("tell of a quote that is never closed, and of text behind a closing quote", () => {
    expect(parseDelimited('a,b\nc,"d\ne,f\n').unclosed).toEqual({ line: 2 });
    expect(parseDelimited('a,"b"c\nd,e\n').rows.map(({ fault }) => fault !== undefined)).toEqual([true, false]);
  });

  it.each([
    ["unit,coder,code", ","],
    ["unit;coder;code", ";"],
    ["unit\tcoder\tcode", "\t"],
    ['"a,b,c";coder;code', ";"],
    ["one column", ","],
  ])("have the delimiter that %j has most of", (header, delimiter) => {
    expect(detectDelimiter(`${header}\n1,2,3,4,5`)).toBe(delimiter);
  });
});
