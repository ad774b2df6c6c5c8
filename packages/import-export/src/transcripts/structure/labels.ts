import type { Span } from "@concord/domain";
import type { DeclaredLabel } from "../draft.ts";
import type { Line } from "./lines.ts";
import { MARKED_TIME, TIME } from "./timestamps.ts";

/**
 * How a label is set off: by a colon; alone on its line before or after a time; by a tab; by bold type alone; or
 * declared by the format.
 */
export type LabelStyle = "colon" | "time_line" | "after_time" | "tab" | "bold" | "declared";

/** What may be a speaker's label at the start of a line; positions in the text. */
export type Label = {
  readonly style: LabelStyle;
  /** As typed, white space collapsed. */
  readonly label: string;
  readonly name: Span;
  /** Whether a time stands beside the name. */
  readonly timed: boolean;
  /** End of label, time and the white space after them. */
  readonly end: number;
};

const NAME = String.raw`(?<name>[\p{L}\p{N}][\p{L}\p{M}\p{N} \u00a0.'\u2019_/&()#+@*\u2010-\u2014-]{0,59}?)`;
const LEAD = String.raw`^[ \t\u00a0\u200e\u200f]{0,20}(?:(?:>>|[-\u2013\u2014\u2022*\u00b7])[ \t]{0,4})?`;
const GAP = String.raw`[ \t\u00a0\u200e\u200f]{0,20}`;
const BEFORE = String.raw`(?:${TIME}${GAP}(?:[-\u2013\u2014|]${GAP})?)?`;

const COLON = new RegExp(
  String.raw`${LEAD}${BEFORE}${NAME}${GAP}(?:,?${GAP}${TIME})?${GAP}[:\uff1a](?![/\d])${GAP}(?:${MARKED_TIME}${GAP})?`,
  "du",
);
const TAB = new RegExp(String.raw`${LEAD}${BEFORE}${NAME}(?:\t${GAP}${TIME})?\t${GAP}(?=\S)`, "du");
const NAME_THEN_TIME = new RegExp(String.raw`${LEAD}${NAME}${GAP}(?:[,|\u2013-]${GAP})?${TIME}${GAP}:?${GAP}$`, "du");
const TIME_THEN_NAME = new RegExp(String.raw`${LEAD}${TIME}${GAP}(?:[-\u2013\u2014|]${GAP})?${NAME}${GAP}$`, "du");

/** A label stands at the very start of its line; looking no further bounds the work for any input. */
const REACH = 160;

/** Reads the label at the start of a line, if something there has the shape of one. */
export function labelAt(text: string, line: Line): Label | undefined {
  const head = text.slice(line.words, Math.min(line.end, line.words + REACH));
  // Most lines of a long text have no label; these three looks are far cheaper than the shapes.
  const alone = line.end - line.words < REACH && /\d:\d/.test(head);
  const besideTime = alone
    ? (read(NAME_THEN_TIME, "time_line", head, line) ?? read(TIME_THEN_NAME, "after_time", head, line))
    : undefined;
  const beforeColon = besideTime ?? (/[:\uff1a]/.test(head) ? read(COLON, "colon", head, line) : undefined);
  return beforeColon ?? (head.includes("\t") ? read(TAB, "tab", head, line) : undefined);
}

function read(shape: RegExp, style: LabelStyle, head: string, line: Line): Label | undefined {
  const found = shape.exec(head);
  const [from, to] = found?.indices?.groups?.name ?? [0, 0];
  const name = head.slice(from, to).trimEnd();
  if (!found || !isName(name, style)) return undefined;
  return {
    style,
    label: asLabel(name),
    name: { start: line.words + from, end: line.words + from + name.length },
    timed: /\d:\d/.test(found[0]),
    end: line.words + found[0].length,
  };
}

function isName(name: string, style: LabelStyle): boolean {
  const words = name.split(/\s+/);
  if (!/\p{L}/u.test(name) || words.length > (style === "colon" ? 6 : 4)) return false;
  // "00:13 So." is a caption; only an initial ends with a full stop.
  const alone = style === "time_line" || style === "after_time";
  if (alone && /[^\p{Lu}][.\u2026]$/u.test(name)) return false;
  if (name.split("(").length !== name.split(")").length) return false;
  // A full stop after a long word ends a sentence; after a short one it shortens a title or a name.
  return !/\p{L}{5,}\.\s/u.test(name) && !/^(https?|mailto|www)$/i.test(name);
}

export function asLabel(name: string): string {
  return name.trim().replace(/\s+/g, " ");
}

/** Labels that differ only in case or spacing are one speaker. */
export function labelKey(label: string): string {
  return asLabel(label).toLowerCase();
}

/** A short bold beginning of a line, with or without words after it. */
function boldLabelAt(text: string, line: Line, boldEnd: number | undefined): Label | undefined {
  if (boldEnd === undefined || boldEnd > line.end || boldEnd > line.words + 40) return undefined;
  const name = text.slice(line.words, boldEnd).trimEnd();
  const gap = /^[ \t\u00a0]*/.exec(text.slice(line.words + name.length, line.end))?.[0].length ?? 0;
  const end = line.words + name.length + gap;
  if (!/^[\p{L}\p{N}][^.?!:;,]*$/u.test(name) || !isName(name, "bold") || (gap === 0 && end < line.end))
    return undefined;
  return {
    style: "bold",
    label: asLabel(name),
    name: { start: line.words, end: line.words + name.length },
    timed: false,
    end,
  };
}

/** The labels of a text by the line they start. What the format declares is not guessed at again. */
export function labelsIn(
  text: string,
  lines: readonly Line[],
  declared: readonly DeclaredLabel[],
  bold: readonly Span[],
): Map<Line, Label> {
  const bolds = new Map(bold.map((range) => [range.start, range.end]));
  const known = new Map(declared.map((label) => [label.start, label]));
  const labels = new Map<Line, Label>();
  for (const line of lines) {
    if (line.blank) continue;
    const told = known.get(line.start);
    const label = told
      ? {
          style: "declared" as const,
          label: asLabel(text.slice(told.name.start, told.name.end)),
          name: told.name,
          timed: true,
          end: told.end,
        }
      : (labelAt(text, line) ?? boldLabelAt(text, line, bolds.get(line.words)));
    if (label) labels.set(line, label);
  }
  return withoutTitles(labels);
}

/** Bold beginnings are labels only where names come back; else they are titles and emphasis. */
function withoutTitles(labels: Map<Line, Label>): Map<Line, Label> {
  const times = new Map<string, number>();
  for (const { style, label } of labels.values())
    if (style === "bold") times.set(labelKey(label), (times.get(labelKey(label)) ?? 0) + 1);
  const names = [...times.values()].filter((count) => count > 1).length;
  if (names > 1) return labels;
  return new Map([...labels].filter(([, { style }]) => style !== "bold"));
}
