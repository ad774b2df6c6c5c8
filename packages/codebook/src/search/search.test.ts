import type { Code, CodeId } from "@concord/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BCTTV1 } from "../bcttv1/index.ts";
import { RELATIONAL_ASPECTS } from "../relational-aspects/index.ts";
import { parseQuery, type SearchHabits, searchCodes } from "./index.ts";

const CODES = [...BCTTV1, ...RELATIONAL_ASPECTS];
const numbers = (typed: string, habits?: SearchHabits) =>
  searchCodes(typed, CODES, habits).map(({ code }) => code.number);
const ids = (...all: string[]) => all.map((number) => `bcttv1/${number}` as CodeId);

describe("reading what was typed", () => {
  it("takes the marks of confidence off the end", () => {
    expect(parseQuery("3.3++")).toEqual({ text: "3.3", confidence: "certain" });
    expect(parseQuery("3.3 +")).toEqual({ text: "3.3", confidence: "probable" });
    expect(parseQuery(" social ")).toEqual({ text: "social" });
    expect(parseQuery("++")).toEqual({ text: "", confidence: "certain" });
    expect(parseQuery("a+b")).toEqual({ text: "a+b" });
  });
});

describe("finding a code by number", () => {
  it("puts the exact number first, whatever was used before", () => {
    for (const { number } of CODES) expect(numbers(number, { recent: ids("10.10", "14.10") })[0]).toBe(number);
  });

  it("lists what begins with it after that: 10.1, then 10.10 and 10.11", () => {
    expect(numbers("10.1")).toEqual(["10.1", "10.10", "10.11"]);
    expect(numbers("3.")).toEqual(["3.1", "3.2", "3.3"]);
    expect(numbers("1").slice(0, 10)).toEqual(["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9", "10.1"]);
  });

  it("does without the point", () => {
    expect(numbers("33")[0]).toBe("3.3");
    expect(numbers("1010")[0]).toBe("10.10");
  });

  it("ignores the confidence typed behind it", () => {
    expect(numbers("3.2++")).toEqual(["3.2"]);
  });

  it("takes a number and words as they are pasted from a table", () => {
    expect(numbers("3.2 Social support (practical)")).toEqual(["3.2"]);
    expect(numbers("3.2 Goal setting")).toEqual([]);
  });
});

describe("finding a code by words", () => {
  it.each([
    ["practical", "3.2"],
    ["prac", "3.2"],
    ["ss", "3.1"],
    ["sse", "3.3"],
    ["ap", "1.4"],
    ["gs", "1.1"],
    ["soc prac", "3.2"],
    ["support emotional", "3.3"],
    ["emotional social", "3.3"],
    ["socemo", "3.3"],
    ["self talk", "15.4"],
    ["others approval", "6.3"],
    ["prompts and cues", "7.1"],
    ["prompts/cues", "7.1"],
    ["experiential", "17.1"],
    ["confid", "17.4"],
  ])("“%s” finds %s first", (typed, number) => {
    expect(numbers(typed)[0]).toBe(number);
  });

  it("finds “behaviour” and “behavior” alike, at every letter", () => {
    for (let length = 1; length <= "behaviour".length; length++)
      expect(numbers("behaviour".slice(0, length))).toContain("1.1");
    expect(numbers("behaviour")).toEqual(numbers("behavior"));
    expect(numbers("behaviour")).toHaveLength(CODES.filter(({ label }) => /behavior/i.test(label)).length);
    expect(numbers("generalization")).toEqual(["8.6"]);
  });

  it("lists all three kinds of social support for “ss”, before what is further off", () => {
    expect(numbers("ss").slice(0, 3)).toEqual(["3.1", "3.2", "3.3"]);
  });

  it("forgives one slip in a word, after everything that is spelt as typed", () => {
    expect(numbers("emtoional")).toContain("3.3");
    expect(numbers("practcal")).toContain("3.2");
    expect(numbers("pracctical")).toContain("3.2");
    expect(numbers("rehersal")[0]).toBe("8.1");
    const found = searchCodes("social", CODES);
    const firstFuzzy = found.findIndex(({ by }) => by === "fuzzy");
    if (firstFuzzy >= 0) expect(found.slice(firstFuzzy).every(({ by }) => by === "fuzzy")).toBe(true);
  });

  it("finds nothing for words that are nowhere", () => {
    expect(numbers("xylophone")).toEqual([]);
    expect(numbers("...")).toEqual([]);
  });
});

describe("ranking", () => {
  const shortKeys = new Map(ids("3.3").map((id) => [id, ["ss", "sup"]]));

  it("puts a project's short key before words", () => {
    expect(numbers("ss", { shortKeys })[0]).toBe("3.3");
    expect(searchCodes("su", CODES, { shortKeys })[0]).toMatchObject({ code: { number: "3.3" }, by: "short_key" });
  });

  it("prefers among equals what was used last, then what was used most", () => {
    expect(numbers("ss", { recent: ids("3.3") }).slice(0, 3)).toEqual(["3.3", "3.1", "3.2"]);
    const frequency = new Map(ids("3.2").map((id) => [id, 7]));
    expect(numbers("ss", { frequency }).slice(0, 3)).toEqual(["3.2", "3.1", "3.3"]);
    expect(numbers("ss", { frequency, recent: ids("3.3") }).slice(0, 3)).toEqual(["3.3", "3.2", "3.1"]);
  });

  it("offers the last five codes when nothing is typed, the latest first", () => {
    const recent = ids("3.3", "1.1", "3.3", "2.2", "7.1", "8.1", "9.1");
    expect(numbers("", { recent })).toEqual(["3.3", "1.1", "2.2", "7.1", "8.1"]);
    expect(numbers("++", { recent })[0]).toBe("3.3");
    expect(numbers("")).toEqual([]);
    expect(numbers("", { recent: ["own/gone" as CodeId] })).toEqual([]);
  });

  it("finds codes of a coder's own, which have no number", () => {
    const own: Code = {
      id: "own/1" as CodeId,
      number: "",
      label: "Walking together",
      group: null,
      definition: "",
      example: "",
      origin: "coder",
    };
    expect(searchCodes("wt", [...CODES, own])[0]?.code).toBe(own);
    expect(searchCodes("1.1", [...CODES, own]).map(({ code }) => code)).not.toContain(own);
  });

  it("never lists a code twice, and finds the same whatever the order of the codes", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (typed) => {
        const found = numbers(typed);
        expect(new Set(found).size).toBe(found.length);
        expect(searchCodes(typed, CODES.toReversed()).map(({ code }) => code.number)).toEqual(found);
      }),
      { seed: 16, numRuns: 300 },
    );
  });
});
