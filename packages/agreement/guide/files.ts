import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { PAGES, pageOf } from "./catalogue.ts";
import { withGeneratedBlocks } from "./generated-blocks.ts";
import type { Page } from "./page.ts";
import { GUIDE, SOURCES } from "./places.ts";
import { printedMeasures } from "./printed.ts";
import { render } from "./render.ts";
import { type Docstring, docstringOf } from "./text/docstring.ts";

/** Pages that people write; only what stands between their marks is generated. */
const WRITTEN_BY_HAND = ["README.md", "command-line.md"];

/** Every file of the guide with what it should hold. */
export async function guideFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const printed = await printedMeasures();
  for (const page of PAGES) {
    const [docstrings, examples, edges] = await Promise.all([docstringsOf(page), page.examples(), page.edges()]);
    files.set(`${page.slug}.md`, render({ page, docstrings, examples, edges, printed, pageOf }));
  }
  for (const name of WRITTEN_BY_HAND)
    files.set(name, await withGeneratedBlocks(await readFile(join(GUIDE, name), "utf8")));
  return files;
}

/** Of the functions of a page, in their order. @throws when one has no comment */
export async function docstringsOf({ slug, functions }: Page): Promise<Docstring[]> {
  return Promise.all(
    functions.map(async ({ file, name }) => {
      const docstring = docstringOf(await readFile(join(SOURCES, file), "utf8"), name);
      if (!docstring) throw new Error(`${slug}: ${name} in ${file} has no comment`);
      return docstring;
    }),
  );
}

/** A function of `src/measures` whose result is an agreement. */
export type MeasureFunction = { readonly file: string; readonly name: string };

const ANSWERS_AGREEMENT = /^export function (\w+)\([^{]*?\): (?:Agreement|SpanAgreement|CodesSummary)\b/gm;

/** Every measure, found in the sources, so that none can be forgotten. */
export async function measureFunctions(): Promise<MeasureFunction[]> {
  const files = (await readdir(join(SOURCES, "measures"), { recursive: true }))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.includes("testing"))
    .map((file) => `measures/${file.replaceAll("\\", "/")}`);
  const found: MeasureFunction[] = [];
  for (const file of files.sort())
    for (const [, name = ""] of (await readFile(join(SOURCES, file), "utf8")).matchAll(ANSWERS_AGREEMENT))
      found.push({ file, name });
  return found;
}
