import { intervalOf } from "../src/intervals/index.ts";
import { REASON_IN_WORDS, WARNING_IN_WORDS } from "../src/reading/index.ts";
import { isDefined } from "../src/result.ts";
import type { EdgeTable } from "./edges.ts";
import type { Page } from "./page.ts";
import type { Printed } from "./printed.ts";
import type { Docstring } from "./text/docstring.ts";
import { blocks, bullets, code, sentence, table } from "./text/markdown.ts";
import { reported, shown } from "./text/numbers.ts";
import { SYMBOLS } from "./text/symbols.ts";
import type { Example, Outcome } from "./worked/example.ts";

/** Everything that a page is made of. */
export type Parts = {
  readonly page: Page;
  /** Of the page's functions, in their order. */
  readonly docstrings: readonly Docstring[];
  readonly examples: readonly Example[];
  readonly edges: EdgeTable;
  readonly printed: ReadonlyMap<string, Printed>;
  /** The page on which a function is described. */
  readonly pageOf: (name: string) => Page | undefined;
};

export function render(parts: Parts): string {
  const { page, docstrings } = parts;
  const [own, ...others] = docstrings;
  const prefer = [page.prefer ?? own?.prefer, ...others.map((each, index) => named(each.prefer, page, index + 1))];
  const text = blocks([
    "<!-- Written by packages/agreement/guide from the comments in the code. Change them there. -->",
    `# ${page.title}`,
    `[All coefficients](README.md#the-coefficients) › ${page.group}`,
    ...docstrings.flatMap(({ paragraphs }) => paragraphs).map((paragraph) => withoutTitle(paragraph, page.title)),
    "## Formula",
    code(formulaLines([page.formula ?? own?.formula, ...others.map((each) => each.formula)])),
    page.symbols.length > 0
      ? bullets(page.symbols.map((name) => `\`${SYMBOLS[name][0]}\` ${SYMBOLS[name][1]}`))
      : undefined,
    page.more?.(),
    "## When to take it",
    ...distinct(prefer),
    `**When not.** ${page.avoid}`,
    ...parts.examples.flatMap((example, index) => [
      parts.examples.length > 1 ? `## Example ${index + 1}` : "## Example",
      exampleText(example),
    ]),
    "## The value, and when there is none",
    returned(page, own),
    table(["data", page.edgesOf ? `shown for ${page.edgesOf}` : "shown"], parts.edges),
    "[What *undefined* means](README.md#what-undefined-means) lists all reasons and warnings.",
    "## How to get it",
    howToGet(page, parts.printed),
    "## Sources",
    bullets([...sources(docstrings), ...(page.sources ?? [])]),
  ]);
  return `${withLinks(text, parts)}\n`;
}

/** The title stands above the text already. */
function withoutTitle(paragraph: string, title: string): string {
  const [prefix = ""] = /^[^:.]+(?=: )/.exec(paragraph) ?? [];
  const repeated = prefix !== "" && title.toLowerCase().startsWith(prefix.toLowerCase());
  return repeated ? sentence(paragraph.slice(prefix.length + 2)) : paragraph;
}

/** What is said of a further function of a page begins with what it is called, where it has a name of its own. */
function named(text: string | undefined, { functions }: Page, index: number): string | undefined {
  const called = functions[index]?.called;
  return text && called ? `**${called}.** ${text}` : text;
}

function returned({ returns }: Page, own: Docstring | undefined): string | undefined {
  const text = returns ?? own?.returns;
  return text ? sentence(text) : undefined;
}

/** One formula per line; what is longer than a line of text is broken at its semicolons. */
function formulaLines(formulas: readonly (string | undefined)[]): string[] {
  return distinct(formulas).flatMap((formula) => formula.split(/; |, (?=[^\s,()]+ = )/));
}

function exampleText({ about, data, outcomes, lesson }: Example): string {
  return blocks([about, data, ...outcomes.map(outcomeText), lesson]);
}

function outcomeText(outcome: Outcome): string {
  const { title, symbol, steps, arithmetic, found } = outcome;
  const value = isDefined(found) ? shown(found.value) : `undefined: ${REASON_IN_WORDS[found.undefined]}`;
  return blocks([
    title ? `**${title}**` : undefined,
    code([...steps, `${symbol} = ${arithmetic} = ${value}`]),
    resultText(outcome),
  ]);
}

function resultText({ symbol, found, published, bootstrap }: Outcome): string {
  if (!isDefined(found)) return "";
  const said = [`Result: **${symbol} = ${reported(found.value)}**`];
  const error = found.standardError;
  if (error && "value" in error) said.push(`standard error ${shown(error.value)} (${inWords(error.method)})`);
  const interval = bootstrap ?? intervalOf({ ...found, units: found.units ?? 0 });
  if (interval && "low" in interval)
    said.push(`95 % interval ${shown(interval.low)} to ${shown(interval.high)} (${inWords(interval.method)})`);
  const sentences = [`${said.join(", ")}.`];
  if (interval && "undefined" in interval) sentences.push(`No interval: ${REASON_IN_WORDS[interval.undefined]}.`);
  if (bootstrap) sentences.push(`The interval is from ${bootstrap.resamples} resamples with seed ${bootstrap.seed}.`);
  if (published !== undefined)
    sentences.push(`Printed where the data come from: ${String(published).replace("-", "−")}.`);
  for (const warning of found.warnings ?? []) sentences.push(`Warning shown with it: ${WARNING_IN_WORDS[warning]}.`);
  return sentences.join(" ");
}

const METHODS: Readonly<Record<string, string>> = {
  large_sample: "large sample",
  bootstrap_units: "bootstrap over units",
  bootstrap_documents: "bootstrap over documents",
};

function inWords(method: string): string {
  return METHODS[method] ?? method;
}

function howToGet({ names, howToGet: own }: Page, printed: ReadonlyMap<string, Printed>): string {
  const byFiles = new Map<string, Map<string, string[]>>();
  for (const name of names) {
    const each = printed.get(name);
    if (!each) continue;
    const labels = byFiles.get(each.files) ?? new Map<string, string[]>();
    byFiles.set(each.files, labels.set(each.label, [...(labels.get(each.label) ?? []), `\`${name}\``]));
  }
  const lines = [...byFiles].map(([files, labels]) => {
    const called = [...labels].map(([label, codes]) => `**${label}** (${codes.join(", ")})`);
    return `\`npm run agreement -- FILE\` prints for ${files}: ${called.join(", ")}.`;
  });
  if (own) lines.push(own);
  else if (lines.length === 0) lines.push("`npm run agreement -- FILE` does not print it.");
  else lines[0] = `${lines[0]} The name in brackets is that in the output as JSON and CSV.`;
  if (names.length > 0) lines.push(`In files of worked examples: ${names.map((name) => `\`${name}\``).join(", ")}.`);
  return blocks([bullets(lines), "[The command line](command-line.md) shows how files are written and read."]);
}

function sources(docstrings: readonly Docstring[]): string[] {
  const all = docstrings
    .flatMap(({ see }) => see?.split(/; (?=[A-Z])/) ?? [])
    .map((source) => source.replace(/\.$/, ""));
  // One that only repeats the beginning of another says nothing more.
  const whole = distinct(all).filter(
    (each, _, every) => !every.some((other) => other !== each && other.startsWith(each)),
  );
  return whole.map(sentence);
}

function distinct(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.filter((text) => text !== undefined))];
}

/** Names of functions become links to the pages that describe them. */
function withLinks(text: string, { page, pageOf }: Parts): string {
  return text.replace(/\{@link (\w+)\}/g, (_, name: string) => {
    const linked = pageOf(name);
    if (!linked) throw new Error(`${page.slug}: nothing describes ${name}`);
    return `[${linked.title}](${linked.slug}.md)`;
  });
}
