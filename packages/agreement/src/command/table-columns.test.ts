import { describe, expect, it } from "vitest";
import { columnsOf } from "./table-columns.ts";

describe("the columns of a table", () => {
  it("are found by their names in any case and order", () => {
    expect(columnsOf(["CODE", "Unit", "who", "Rater"])).toEqual({ shape: "long", unit: [1], coder: 3, code: 0 });
  });

  it("may not be two for one role of a long table", () => {
    expect(() => columnsOf(["document", "segment", "coder", "code"])).toThrow(
      '2 columns of the header may hold the unit: "document", "segment". Say which one does with --columns unit=segment, ' +
        "or both together with --columns unit=document+segment.",
    );
    expect(() => columnsOf(["unit", "coder", "rater", "code"])).toThrow(
      /hold the coder: "coder", "rater".*coder=rater\.$/,
    );
    expect(() => columnsOf(["unit", "coder", "code", "label"])).toThrow(
      /hold the code: "code", "label".*code=label\.$/,
    );
    expect(() => columnsOf(["unit", "coder", "code", "code"])).toThrow('two columns called "code"');
    expect(() => columnsOf(["unit", "coder", "code", "present", "value"])).toThrow("hold the value");
  });

  it("may together name the unit", () => {
    const header = ["document", "segment", "coder", "code"];
    expect(columnsOf(header, { columns: { unit: "document+segment" } })).toMatchObject({ unit: [0, 1] });
    expect(columnsOf(header, { columns: { unit: "segment + document" } })).toMatchObject({ unit: [1, 0] });
    expect(columnsOf(header, { columns: { unit: "segment" } })).toMatchObject({ shape: "long", unit: [1] });
    expect(columnsOf(["a+b", "a", "b", "coder", "code"], { columns: { unit: "a+b" } })).toMatchObject({ unit: [0] });
    expect(() => columnsOf(header, { columns: { unit: "document+document" } })).toThrow("names a column twice");
    expect(() => columnsOf(header, { columns: { unit: "document+part" } })).toThrow('no column "part"');
  });

  it("of a wide table hold coders, never units beside the units", () => {
    const header = ["document", "segment", "Ana", "Ben"];
    expect(() => columnsOf(header)).toThrow("--columns unit=document+segment");
    expect(() => columnsOf(["passage", "document", "Ana", "Ben"])).toThrow('"passage", "document"');
    const both = [
      { name: "Ana", column: 2 },
      { name: "Ben", column: 3 },
    ];
    expect(columnsOf(header, { columns: { unit: "document+segment" } })).toMatchObject({ unit: [0, 1], coders: both });
    expect(columnsOf(header, { columns: { unit: "segment" } })).toMatchObject({
      unit: [1],
      coders: both,
      passedOver: ["document"],
    });
  });

  it("of a wide table are those of the coders that were asked for", () => {
    const header = ["unit", "Ana", "Comment", "Ben", "Comment"];
    expect(columnsOf(header, { coders: ["Ben", "Ana"] })).toMatchObject({
      coders: [
        { name: "Ben", column: 3 },
        { name: "Ana", column: 1 },
      ],
    });
    expect(() => columnsOf(header)).toThrow('two columns called "Comment"');
    expect(() => columnsOf(header, { coders: ["Cy"] })).toThrow('There is no coder "Cy"');
    expect(columnsOf(["unit", "Item", "Ben"], { columns: { unit: "unit" }, coders: ["Item", "Ben"] })).toMatchObject({
      coders: [{ name: "Item" }, { name: "Ben" }],
    });
  });

  it("may begin with row numbers that have no name", () => {
    expect(columnsOf(["", "unit", "A", "B"])).toMatchObject({ shape: "wide", unit: [1] });
    expect(columnsOf(["", "A", "B"])).toMatchObject({ shape: "wide", unit: [0] });
  });
});
