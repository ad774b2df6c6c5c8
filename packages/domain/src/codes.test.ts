import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byCodeNumber } from "./codes.ts";

const code = (number: string, label = "") => ({ number, label });
const sorted = (...numbers: string[]) =>
  numbers
    .map((number) => code(number))
    .sort(byCodeNumber)
    .map(({ number }) => number);

describe("the order of codes", () => {
  it("goes by the parts of the number, not by its letters and not by its value", () => {
    expect(sorted("10.10", "10.9", "2.1", "10.1", "1.9", "10.11", "10.2")).toEqual([
      "1.9",
      "2.1",
      "10.1",
      "10.2",
      "10.9",
      "10.10",
      "10.11",
    ]);
  });

  it("puts a group before what is inside it", () => {
    expect(sorted("1.1.1", "1.2", "1.1", "1")).toEqual(["1", "1.1", "1.1.1", "1.2"]);
  });

  it("puts codes without a number last, by label", () => {
    const all = [code("", "walking"), code("17.5"), code("", "Humour"), code("1.1")];
    expect(all.sort(byCodeNumber)).toEqual([code("1.1"), code("17.5"), code("", "Humour"), code("", "walking")]);
  });

  it("puts numbers of other notations after plain ones", () => {
    expect(sorted("BCIO:7", "BCIO:12", "3.x", "3.2")).toEqual(["3.2", "3.x", "BCIO:12", "BCIO:7"]);
  });

  it("is an order: no circles, whatever the numbers", () => {
    const part = fc.constantFrom("1", "2", "10", "a", "", "1a");
    const number = fc.array(part, { maxLength: 3 }).map((parts) => parts.join("."));
    fc.assert(
      fc.property(fc.array(number, { minLength: 3, maxLength: 3 }), (numbers) => {
        const [a = code(""), b = code(""), c = code("")] = numbers.map((each) => code(each));
        expect(Math.sign(byCodeNumber(a, b))).toBe(0 - Math.sign(byCodeNumber(b, a)));
        if (byCodeNumber(a, b) <= 0 && byCodeNumber(b, c) <= 0) expect(byCodeNumber(a, c)).toBeLessThanOrEqual(0);
      }),
      { seed: 1010, numRuns: 500 },
    );
  });
});
