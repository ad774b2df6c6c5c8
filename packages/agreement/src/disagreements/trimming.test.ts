import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trimmed } from "./trimming.ts";

const words = (text: string) => {
  const { start, end } = trimmed(text, { start: 0, end: text.length });
  return text.slice(start, end);
};

describe("trimming a span", () => {
  it("takes white space and punctuation of every script off both ends, and none from between", () => {
    expect(words(" “Well, I went – alone…”\u00a0\n")).toBe("Well, I went – alone");
    expect(words("¿Qué?")).toBe("Qué");
    expect(words("、はい。")).toBe("はい");
    expect(words("(😀)")).toBe("😀");
    expect(words("𐄁a𐄁")).toBe("a");
  });

  it("leaves a span of nothing else as it is", () => {
    expect(words(" ... ")).toBe(" ... ");
  });

  it("gives the same as taking the ends off by a pattern", () => {
    const texts = fc.array(fc.constantFrom("a", "é", "😀", " ", "\n", ".", "—", "𐄁", "+"), { minLength: 1 });
    fc.assert(
      fc.property(texts, (characters) => {
        const text = characters.join("");
        expect(words(text)).toBe(text.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, "") || text);
      }),
      { seed: 42, numRuns: 300 },
    );
  });
});
