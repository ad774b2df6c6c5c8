/** What the comment before a function says, its lines joined to paragraphs. */
export type Docstring = {
  /** What it answers. */
  readonly paragraphs: readonly string[];
  readonly formula?: string;
  readonly prefer?: string;
  readonly returns?: string;
  readonly see?: string;
};

const TAGS = ["formula", "prefer", "returns", "see"] as const;
type Tag = (typeof TAGS)[number];

/**
 * Reads the comment that stands right before an exported function.
 *
 * @returns nothing when the function has no such comment
 * @throws when the source has no such function
 */
export function docstringOf(source: string, name: string): Docstring | undefined {
  const at = new RegExp(`^export (?:async )?function ${name}\\b`, "m").exec(source)?.index;
  if (at === undefined) throw new Error(`no exported function ${name}`);
  const before = source.slice(0, at).trimEnd();
  if (!before.endsWith("*/")) return undefined;
  const lines = before
    .slice(before.lastIndexOf("/**") + 3, -2)
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trim());
  const firstTag = lines.findIndex((line) => line.startsWith("@"));
  const [description, tagged] = firstTag < 0 ? [lines, []] : [lines.slice(0, firstTag), lines.slice(firstTag)];
  return { paragraphs: paragraphsOf(description), ...tagsOf(tagged) };
}

function paragraphsOf(lines: readonly string[]): string[] {
  return lines
    .join("\n")
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll("\n", " ").trim())
    .filter((paragraph) => paragraph !== "");
}

function tagsOf(lines: readonly string[]): Partial<Record<Tag, string>> {
  const found: Partial<Record<Tag, string>> = {};
  for (const entry of lines.join("\n").split(/^(?=@)/m)) {
    const tag = TAGS.find((each) => entry.startsWith(`@${each} `));
    if (!tag) continue;
    const text = entry
      .slice(tag.length + 2)
      .replace(/\s+/g, " ")
      .trim();
    found[tag] = found[tag] ? `${found[tag]}; ${text}` : text;
  }
  return found;
}
