import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { NAMES_OF_BENCHMARKS } from "../src/cases/names-of-benchmarks.ts";
import { NAMES_OF_CODINGS } from "../src/cases/names-of-codings.ts";
import { NAMES_OF_MULTICODES } from "../src/cases/names-of-sets.ts";
import { NAMES_OF_SPANS } from "../src/cases/names-of-spans.ts";
import * as measures from "../src/measures/index.ts";
import { isDefined } from "../src/result.ts";
import { PAGES, pageOf } from "./catalogue.ts";
import { NOTHING_TO_COMPARE } from "./edges.ts";
import { docstringsOf, guideFiles, measureFunctions } from "./files.ts";
import { withGeneratedBlocks } from "./generated-blocks.ts";
import { GUIDE } from "./places.ts";

const TO_WRITE_IT = "the guide is not up to date; write it with: npm run guide";

describe("the guide on disk", async () => {
  const files = await guideFiles();

  it.each([...files.keys()])("%s is what the generator writes", async (name) => {
    const path = join(GUIDE, name);
    expect(existsSync(path), TO_WRITE_IT).toBe(true);
    expect(await readFile(path, "utf8"), TO_WRITE_IT).toBe(files.get(name));
  });

  it("has links that lead to pages, and anchors that are headings there", async () => {
    const anchorsOf = (text: string) =>
      [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
        title
          .toLowerCase()
          .replace(/[^\p{L}\p{N}\s_-]/gu, "")
          .replaceAll(" ", "-"),
      );
    const broken: string[] = [];
    for (const [name, text] of files)
      for (const [, target = ""] of text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
        const [path = "", anchor] = target.split("#");
        const linked = path === "" ? text : files.get(path);
        const found = linked !== undefined || existsSync(join(GUIDE, path));
        if (!found || (anchor && linked && !anchorsOf(linked).includes(anchor))) broken.push(`${name} → ${target}`);
      }
    expect(broken).toEqual([]);
  });

  it("names pages once", () => {
    expect(new Set(PAGES.map(({ slug }) => slug)).size).toBe(PAGES.length);
  });
});

describe("a measure", async () => {
  const found = await measureFunctions();
  const exported = found.filter(({ name }) => Object.hasOwn(measures, name));

  it("is found in the sources", () => {
    expect(exported.map(({ name }) => name)).toEqual(expect.arrayContaining(["cohenKappa", "uAlpha", "pooledKappa"]));
    expect(exported.length).toBeGreaterThan(30);
  });

  it.each(exported.map(({ name }) => name))("%s has a page", (name) => {
    expect(pageOf(name)).toBeDefined();
  });

  it.each(PAGES.filter(({ functions }) => functions[0].file.startsWith("measures/")))(
    "of the page $slug says in its comment its formula, when to prefer it and its source",
    async (page) => {
      for (const docstring of await docstringsOf(page))
        expect(docstring).toMatchObject({
          paragraphs: [expect.any(String), ...docstring.paragraphs.slice(1)],
          formula: expect.any(String),
          prefer: expect.any(String),
          see: expect.any(String),
        });
    },
  );
});

describe("a worked example", () => {
  it.each(PAGES)("of $slug comes to the engine's value by its own arithmetic", async ({ examples, group }) => {
    const outcomes = (await examples()).flatMap((example) => example.outcomes);
    if (group !== "Intervals and reading") expect(outcomes).not.toEqual([]);
    for (const { found, byHand, symbol } of outcomes) {
      if (!isDefined(found)) throw new Error(`${symbol} is undefined: ${found.undefined}`);
      expect(byHand, symbol).toBeCloseTo(found.value, 12);
    }
  });
});

describe("a name of case files", () => {
  const known = [NAMES_OF_CODINGS, NAMES_OF_MULTICODES, NAMES_OF_SPANS, NAMES_OF_BENCHMARKS].flatMap((names) => [
    ...names.keys(),
  ]);
  const onPages = PAGES.flatMap(({ names }) => names);

  it("on a page is one that case files know", () => {
    expect(onPages.filter((name) => !known.includes(name))).toEqual([]);
  });

  it("is on a page, but for the one that means all names of each code", () => {
    expect(known.filter((name) => !onPages.includes(name))).toEqual(["per_code"]);
  });
});

describe("data with nothing to compare", () => {
  it.each(NOTHING_TO_COMPARE)("have no value by any measure, as the guide says once for all: %s", (_, ratings) => {
    const every = [
      measures.percentAgreement,
      measures.unanimousAgreement,
      measures.cohenKappa,
      measures.scottPi,
      measures.pabak,
      measures.positiveAgreement,
      measures.fleissKappa,
      measures.congerKappa,
      measures.lightKappa,
      measures.brennanPrediger,
      measures.gwetAc1,
      measures.krippendorffAlpha,
    ];
    const reasons = every.map((measure) => {
      const result = measure(ratings);
      return isDefined(result) ? result.value : result.undefined;
    });
    expect(new Set(reasons).size).toBe(1);
    expect(reasons[0]).toBeTypeOf("string");
  });
});

describe("a mark in a page written by hand", () => {
  it("is filled, and filling it again changes nothing", async () => {
    const page = "before\n<!-- generated: pages -->\nwords of before\n<!-- end -->\nafter\n";
    const filled = await withGeneratedBlocks(page);
    expect(filled).toContain("[Cohen's kappa](cohen-kappa.md)");
    expect(filled).not.toContain("words of before");
    expect(filled).toMatch(/^before\n[\s\S]*\nafter\n$/);
    expect(await withGeneratedBlocks(filled)).toBe(filled);
  });

  it("that asks for something unknown is refused", async () => {
    await expect(withGeneratedBlocks("<!-- generated: nonsense -->\n<!-- end -->")).rejects.toThrow(
      'nothing generates "nonsense"',
    );
  });
});
