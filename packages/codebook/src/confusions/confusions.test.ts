import type { CodeId } from "@concord/domain";
import { describe, expect, it } from "vitest";
import { BCTTV1 } from "../bcttv1/index.ts";
import { RELATIONAL_ASPECTS } from "../relational-aspects/index.ts";
import { confusionsOf, questionBetween } from "./index.ts";

const of = (number: string) => confusionsOf(`bcttv1/${number}` as CodeId).map(({ code }) => code);

describe("codes that are easily confused", () => {
  it("are listed under each of them", () => {
    expect(of("3.2")).toEqual(["bcttv1/3.1", "bcttv1/3.3"]);
    expect(of("6.2")).toEqual(["bcttv1/13.1", "relational/17.1", "bcttv1/16.3"]);
    for (const code of [...BCTTV1, ...RELATIONAL_ASPECTS])
      for (const { code: other } of confusionsOf(code.id))
        expect(confusionsOf(other).map((each) => each.code)).toContain(code.id);
  });

  it("pair incentives with the rewards of the same kind", () => {
    expect(of("10.8")).toEqual(["bcttv1/10.10"]);
    expect(of("10.1")).toEqual(["bcttv1/10.2"]);
  });

  it("come with one question for a pair, whichever is asked first", () => {
    const [practical, emotional] = ["bcttv1/3.2", "bcttv1/3.3"] as [CodeId, CodeId];
    expect(questionBetween(practical, emotional)).toContain("3.2");
    expect(questionBetween(practical, emotional)).toBe(questionBetween(emotional, practical));
    expect(questionBetween(practical, "bcttv1/16.1" as CodeId)).toBeUndefined();
  });

  it("name at most one question for a pair", () => {
    for (const { id } of BCTTV1)
      expect(new Set(confusionsOf(id).map(({ code }) => code)).size).toBe(confusionsOf(id).length);
  });
});
