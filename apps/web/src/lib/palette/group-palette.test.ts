import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contrast, distance, linearRgb, seenWith, VISIONS } from "./colour-vision.ts";
import { GROUP_COLOURS, groupLook } from "./group-palette.ts";

const css = readFileSync(new URL("../../app/tokens.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }] as const,
  ),
);
const themes = ["light", "dark"] as const;
const token = (name: string, theme: "light" | "dark") => {
  const values = tokens.get(name);
  if (!values) throw new Error(`tokens.css has no colour --${name}`);
  return values[theme];
};
const contrastOf = (a: string, b: string) => contrast(linearRgb(a), linearRgb(b));

describe.each(themes)("colours of the %s theme", (theme) => {
  const page = token("page", theme);

  it("stand in the style sheet as they stand in the module", () => {
    expect(GROUP_COLOURS[theme].map((_, index) => token(`group-${index + 1}`, theme))).toEqual([
      ...GROUP_COLOURS[theme],
    ]);
  });

  it("contrast with the page by 3:1 or more, every group colour and every control's outline", () => {
    for (const colour of [...GROUP_COLOURS[theme], token("line-strong", theme), token("focus", theme)])
      expect(contrastOf(colour, page), colour).toBeGreaterThanOrEqual(3);
  });

  it.each(VISIONS)("keep an OKLab distance of 10 or more between groups in %s vision", (vision) => {
    const seen = GROUP_COLOURS[theme].map((colour) => seenWith(vision, linearRgb(colour)));
    const distances = seen.flatMap((a, i) => seen.slice(i + 1).map((b) => distance(a, b)));
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(10);
  });

  it("keep text readable at 4.5:1 on every wash of the transcript", () => {
    const washes = [...tokens.keys()].filter((name) => name.startsWith("wash-"));
    expect(washes).toHaveLength(8);
    for (const wash of washes)
      expect(contrastOf(token("ink", theme), token(wash, theme)), wash).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ["ink", ["page", "surface", "sunken", "raised"]],
    ["ink-muted", ["page", "surface", "sunken", "raised", "accent-wash", "wash-1"]],
    ["ink-faint", ["page", "surface", "sunken", "raised"]],
    ["accent", ["page", "surface", "sunken", "accent-wash"]],
    ["danger", ["page", "surface", "danger-wash"]],
    ["notice", ["page", "surface", "notice-wash"]],
    ["done", ["page", "surface", "done-wash"]],
    ["on-accent", ["accent", "accent-strong"]],
    ["on-danger", ["danger"]],
  ])("keep %s readable at 4.5:1 on %j", (ink, grounds) => {
    for (const ground of grounds)
      expect(contrastOf(token(ink, theme), token(ground, theme)), ground).toBeGreaterThanOrEqual(4.5);
  });
});

describe("the look of a group", () => {
  it("differs for each of the first eighteen groups", () => {
    const looks = Array.from({ length: 18 }, (_, index) => JSON.stringify(groupLook(String(index + 1))));
    expect(new Set(looks).size).toBe(18);
  });

  it("repeats from the nineteenth group on", () => {
    expect(groupLook("19")).toEqual(groupLook("1"));
  });

  it("is neutral for a code without a group", () => {
    expect(groupLook(null)).toEqual(groupLook(""));
    expect(groupLook(null).colour).not.toMatch(/group/);
  });
});
