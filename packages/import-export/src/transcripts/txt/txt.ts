import { Draft } from "../draft.ts";
import type { ImportNotice } from "../notices.ts";
import { isWrapped } from "../structure/lines.ts";

/** A text file is its text. Lines that were wrapped at a page's width stay so, because joining them is a choice. */
export function readPlainText(text: string): { readonly draft: Draft; readonly report: readonly ImportNotice[] } {
  const draft = new Draft();
  draft.write(text);
  const lines = text
    .split(/\r\n|[\r\n\u0085\u2028\u2029]/)
    .filter((line) => /\S/.test(line))
    .map((line) => ({ start: 0, end: line.length }));
  if (!isWrapped(lines)) return { draft, report: [] };
  const longest = lines.reduce((most, { end }) => Math.max(most, end), 0);
  return { draft, report: [{ code: "hard_wrapped", lines: lines.length, longest }] };
}
