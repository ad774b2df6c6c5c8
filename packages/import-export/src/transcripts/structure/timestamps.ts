import type { TextRange } from "@concord/domain";

const CLOCK = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;
const FROM_TO = String.raw`${CLOCK}(?:[ \t]{0,4}(?:-->|[-\u2013\u2014])[ \t]{0,4}${CLOCK})?`;
/** `[00:01:02]`, `(1:02)`, `#00:01:02-5#`: a time wherever it stands. */
export const MARKED_TIME = String.raw`(?:[\[(<{][ \t]?${FROM_TO}[ \t]?[\])>}]|#${CLOCK}(?:-\d{1,3})?#)`;
/** Bare times mean something at the edges of a line only; "at 10:30" is speech. */
export const TIME = String.raw`(?:${MARKED_TIME}|${FROM_TO}(?:[ \t]?[AaPp]\.?[Mm]\.?(?![\p{L}\p{N}]))?)`;

const ANYWHERE = new RegExp(MARKED_TIME, "gu");
const AT_LINE_START = new RegExp(String.raw`^[ \t]{0,8}(?<time>${TIME})(?![\p{N}:])`, "gmu");

const STARTS = new RegExp(String.raw`^[ \t]{0,8}${TIME}`, "u");

export function startsWithTime(line: string): boolean {
  return STARTS.test(line);
}

/** Times as typed: marked ones anywhere, bare ones at the start of a line. */
export function timestampsIn(text: string): TextRange[] {
  const ranges: TextRange[] = [];
  for (const found of text.matchAll(ANYWHERE))
    ranges.push({ kind: "timestamp", start: found.index, end: found.index + found[0].length });
  for (const found of text.matchAll(AT_LINE_START)) {
    const end = found.index + found[0].length;
    ranges.push({ kind: "timestamp", start: end - (found.groups?.time?.length ?? 0), end });
  }
  return ranges;
}
