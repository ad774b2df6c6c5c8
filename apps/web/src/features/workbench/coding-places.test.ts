import type { Coding } from "@concord/domain";
import { describe, expect, it } from "vitest";
import { cycle, nextCoding, particularFirst } from "./coding-places.ts";

const coding = (id: string, start: number, end: number) => ({ id, start, end }) as Coding;
const outer = coding("outer", 0, 40);
const inner = coding("inner", 10, 20);
const later = coding("later", 30, 50);
const all = [later, inner, outer];
const idAt = (from: Parameters<typeof nextCoding>[1], direction: 1 | -1) => nextCoding(all, from, direction)?.id;

describe("codings at a place", () => {
  it("begin with the most particular one", () => {
    expect(particularFirst(all).map(({ id }) => id)).toEqual(["inner", "later", "outer"]);
  });

  it("are gone through in turn", () => {
    const here = particularFirst([outer, inner]);
    expect(cycle(here, "inner")?.id).toBe("outer");
    expect(cycle(here, "outer")?.id).toBe("inner");
    expect(cycle(here, undefined)?.id).toBe("inner");
    expect(cycle([], "inner")).toBeUndefined();
  });
});

describe("the next coding", () => {
  it("follows the caret, or the coding one is on, around the end of the document", () => {
    expect(idAt({ offset: 5 }, 1)).toBe("inner");
    expect(idAt({ offset: 5 }, -1)).toBe("outer");
    expect(idAt({ coding: inner, offset: 0 }, 1)).toBe("later");
    expect(idAt({ coding: later, offset: 0 }, 1)).toBe("outer");
    expect(idAt({ coding: outer, offset: 0 }, -1)).toBe("later");
    expect(idAt({ offset: 45 }, 1)).toBe("outer");
  });

  it("is none in a document without codings", () => {
    expect(nextCoding([], { offset: 3 }, 1)).toBeUndefined();
  });
});
