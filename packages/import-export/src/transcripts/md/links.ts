import type { Definitions } from "./inline.ts";

const LONGEST = 2_000;
/** In transcripts brackets are mostly no links: `[pause](laughs)`. An address has one of these. */
const ADDRESS = /[/.#:]|^$/;

export const foldLabel = (label: string): string => label.trim().replace(/\s+/g, " ").toLowerCase();

/**
 * Where a link ends whose text stands between `from` and the `]` at `close`: after `(address "title")`, or after
 * `[label]` when the label is defined. -1 when the brackets are just brackets.
 */
export function destinationEnd(source: string, from: number, close: number, definitions: Definitions): number {
  const next = source[close + 1];
  if (next === "(") return addressEnd(source, close + 1);
  if (definitions.size === 0 || close - from > 500) return -1;
  const text = foldLabel(source.slice(from, close));
  if (next === "[") {
    const end = source.slice(close + 2, close + 502).indexOf("]");
    if (end === -1) return -1;
    const label = foldLabel(source.slice(close + 2, close + 2 + end));
    return definitions.has(label === "" ? text : label) ? close + 3 + end : -1;
  }
  return definitions.has(text) ? close + 1 : -1;
}

function addressEnd(source: string, open: number): number {
  const limit = Math.min(source.length, open + LONGEST);
  let depth = 0;
  let quoted = "";
  for (let at = open; at < limit; at++) {
    const character = source[at];
    if (character === "\\") at++;
    else if (quoted !== "") quoted = character === quoted ? "" : quoted;
    else if ((character === '"' || character === "'") && /\s/.test(source[at - 1] ?? "")) quoted = character;
    else if (character === "(") depth++;
    else if (character === ")" && --depth === 0) return isAddress(source.slice(open + 1, at)) ? at + 1 : -1;
  }
  return -1;
}

function isAddress(inside: string): boolean {
  const trimmed = inside.trim();
  if (/^<[^<>\n]*>/.test(trimmed) || /^\{\{[<%]/.test(trimmed)) return true;
  const [address = "", ...title] = trimmed.split(/\s+/);
  return ADDRESS.test(address) && (title.length === 0 || /^["'(]/.test(title[0] ?? ""));
}

/** `[label]: address`, a line that names an address for use elsewhere; in speech `[Anna]: yes` is none. */
export function definitionIn(line: string): string | undefined {
  const found = /^ {0,3}\[([^\]\\[]{1,200})\]:[ \t]*(<[^<>]*>|\S+)[ \t]*("[^"]*"|'[^']*'|\([^()]*\))?[ \t]*$/.exec(
    line,
  );
  if (!found || found[1]?.startsWith("^")) return undefined;
  return /^<|^[#/]|\/\/|\.\w|^mailto:/.test(found[2] ?? "") ? foldLabel(found[1] ?? "") : undefined;
}
