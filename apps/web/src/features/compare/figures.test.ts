import { describe, expect, it } from "vitest";
import { compare } from "#messages/en/compare.ts";
import { figureOf, numberedNotes, reasonWord, sharedNotes, warningWord } from "./figures.ts";

describe("figures of agreement", () => {
  it("without a value say why, and never become 0 or NaN", () => {
    expect(figureOf({ undefined: "single_category" })).toEqual({ undefined: "single_category" });
    expect(figureOf({ value: Number.NaN })).toEqual({ undefined: "other" });
    expect(figureOf({ value: 0 })).toEqual({ value: 0, warnings: [] });
  });

  it("do not speak of an interval where none is shown", () => {
    expect(figureOf({ value: 1, warnings: ["zero_standard_error", "few_positive_ratings"] })).toEqual({
      value: 1,
      warnings: ["few_positive_ratings"],
    });
  });

  it("have words for every reason and every warning, and general words for one that is new", () => {
    for (const words of [...Object.values(compare.reasons), ...Object.values(compare.warnings)])
      expect(words).toMatch(/\w+ \w+/);
    expect(reasonWord("a_reason_of_tomorrow")).toBe("other");
    expect(reasonWord("toString")).toBe("other");
    expect(warningWord("few_positive_ratings")).toBe("few_positive_ratings");
  });

  it("number their notes by first need and name each once", () => {
    const notes = numberedNotes([
      { value: 0.4, warnings: ["few_positive_ratings"] },
      { undefined: "single_category" },
      { value: 1, warnings: ["few_positive_ratings"] },
    ]);
    expect([...notes]).toEqual([
      ["warnings.few_positive_ratings", 1],
      ["reasons.single_category", 2],
    ]);
  });

  it("tell a warning once when all values of a row share it", () => {
    const few = { value: 1, warnings: ["few_positive_ratings"] };
    const both = { value: 0, warnings: ["kappa_far_below_agreement", "few_positive_ratings"] };
    expect(sharedNotes([few, both, { undefined: "single_category" }])).toEqual(["warnings.few_positive_ratings"]);
    expect(sharedNotes([few, { value: 1 }])).toEqual([]);
    expect(sharedNotes([{ undefined: "no_units" }, { undefined: "no_units" }])).toEqual([]);
  });
});
