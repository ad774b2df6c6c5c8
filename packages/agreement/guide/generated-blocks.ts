import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "../src/command/program.ts";
import { readText } from "../src/command/read-text.ts";
import { REASON_IN_WORDS, WARNING_IN_WORDS } from "../src/reading/index.ts";
import { REASONS, WARNINGS } from "../src/result.ts";
import { PAGES } from "./catalogue.ts";
import { demoCodes, demoUnits, paradox } from "./figures.ts";
import { GROUPS } from "./page.ts";
import { CHECKOUT } from "./places.ts";
import { blocks, bullets, code, table } from "./text/markdown.ts";

/** What the marks of a hand-written page may ask for, by their first word; what follows it is handed on. */
const BLOCKS: Readonly<Record<string, (rest: string) => string | Promise<string>>> = {
  pages: listOfPages,
  "demo-units": demoUnits,
  "demo-codes": demoCodes,
  paradox,
  reasons: () => vocabulary("reason", REASONS, REASON_IN_WORDS),
  warnings: () => vocabulary("warning", WARNINGS, WARNING_IN_WORDS),
  file: async (name) => code((await readFile(join(CHECKOUT, name), "utf8")).trimEnd().split("\n")),
  agreement: terminal,
};

const MARK = /<!-- generated: (\S+) ?(.*?) -->\n[\s\S]*?<!-- end -->/g;

/**
 * Fills what stands between the marks of a hand-written page: `<!-- generated: NAME … -->` and `<!-- end -->`.
 *
 * @throws when a mark asks for something unknown
 */
export async function withGeneratedBlocks(page: string): Promise<string> {
  const parts: string[] = [];
  let reached = 0;
  for (const mark of page.matchAll(MARK)) {
    const [whole, name = "", rest = ""] = mark;
    const block = Object.hasOwn(BLOCKS, name) ? BLOCKS[name] : undefined;
    if (!block) throw new Error(`nothing generates "${name}"`);
    const opening = whole.slice(0, whole.indexOf("\n"));
    parts.push(page.slice(reached, mark.index), `${opening}\n\n${await block(rest)}\n\n<!-- end -->`);
    reached = mark.index + whole.length;
  }
  return [...parts, page.slice(reached)].join("");
}

function listOfPages(): string {
  return blocks(
    GROUPS.flatMap((group) => [
      `**${group}**`,
      bullets(
        PAGES.filter((page) => page.group === group).map(
          ({ title, slug, summary }) => `[${title}](${slug}.md): ${summary}`,
        ),
      ),
    ]),
  );
}

function vocabulary<Name extends string>(
  what: string,
  names: readonly Name[],
  words: Readonly<Record<Name, string>>,
): string {
  return table(
    ["in words", `${what} in JSON and CSV`],
    names.map((name) => [words[name], `\`${name}\``]),
  );
}

/** What a command prints, as it stands on a terminal. Run from the root of the checkout, as people do. */
async function terminal(words: string): Promise<string> {
  let output = "";
  const print = (text: string) => {
    output += text;
  };
  await runProgram(words.split(" "), { read: (file) => readText(file, CHECKOUT), print, complain: print });
  return code([`$ npm run --silent agreement -- ${words}`, ...output.trimEnd().split("\n")]);
}
