import type { Code, CodeId } from "@concord/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BCTTV1 } from "../bcttv1/index.ts";
import { RELATIONAL_ASPECTS } from "../relational-aspects/index.ts";
import { findByLabel, findByNumber, fold } from "./index.ts";

const CODES = [...BCTTV1, ...RELATIONAL_ASPECTS];

describe("finding the code that a label of a file means", () => {
  it.each([
    ["2.5", "Monitoring outcome(s) of behaviour by others without feedback"],
    ["4.1", "Instruction on how to perform behaviour"],
    ["4.1", "Instruction on how to perform a behaviour"],
    ["4.2", "Information about Antecedents"],
    ["6.1", "Demonstration of behavior"],
    ["6.1", "Demonstration of the behaviour"],
    ["6.3", "Information about others’ approval"],
    ["7.1", "Prompts and cues"],
    ["7.1", "prompts / cues"],
    ["8.6", "Generalization of target behavior"],
    ["8.6", "Generalisation of a target behaviour"],
    ["13.4", "Valued self-identify"],
    ["13.4", "Valued  self identity"],
    ["1.1", "GOAL SETTING (BEHAVIOUR)"],
  ])("%s is found by “%s”", (number, label) => {
    expect(findByLabel(label, CODES)?.number).toBe(number);
  });

  it("finds every code by its own label, in any case and either spelling", () => {
    for (const code of CODES)
      for (const label of [code.label, code.label.toUpperCase(), code.label.replaceAll("behavior", "behaviour")])
        expect(findByLabel(label, CODES)).toBe(code);
  });

  it("finds nothing for a label that is not in the codebook, or says nothing", () => {
    expect(findByLabel("Advise to change behaviour", CODES)).toBeUndefined();
    expect(findByLabel(" ... ", CODES)).toBeUndefined();
  });

  it("leaves the choice to a person when several codes fit, unless one fits to the letter", () => {
    const own = (id: string, label: string): Code => ({ ...(CODES[0] as Code), id: id as CodeId, label });
    const codes = [own("own/1", "Walking-together"), own("own/2", "walking together")];
    expect(findByLabel("Walking together", codes)).toBeUndefined();
    expect(findByLabel("walking together", codes)?.id).toBe("own/2");
  });

  it("finds numbers as text", () => {
    expect(findByNumber("10.1", CODES)?.label).toBe("Material incentive (behavior)");
    expect(findByNumber("10.10", CODES)?.label).toBe("Reward (outcome)");
    expect(findByNumber("4.5", CODES)).toBeUndefined();
    expect(findByNumber("10.100", CODES)).toBeUndefined();
  });
});

describe("folding a text for comparison", () => {
  it("is the same for both spellings", () => {
    expect(fold("Behaviour")).toBe(fold("behavior"));
    expect(fold("Generalisation")).toBe(fold("generalization"));
    expect(fold("counselling")).toBe(fold("counseling"));
  });

  it("turns the beginning of a label into a beginning of its fold, so that typing on keeps matching", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CODES.map(({ label }) => label.replaceAll("behavior", "behaviour"))),
        fc.nat(60),
        (label, at) => {
          expect(fold(label).startsWith(fold(label.slice(0, at)))).toBe(true);
        },
      ),
      { seed: 93, numRuns: 500 },
    );
  });
});
