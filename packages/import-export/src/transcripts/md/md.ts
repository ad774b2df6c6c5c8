import { Draft } from "../draft.ts";
import type { DropCounts, ImportNotice } from "../notices.ts";
import { blockStart, isTableRule, splitRow } from "./block-start.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { type Definitions, renderInline } from "./inline.ts";
import { definitionIn } from "./links.ts";

/**
 * Renders Markdown to the text a reader sees: line by line as typed, markers and escapes dropped, headings, bold and
 * italics kept as ranges, bullets and numbers of lists as typed, table cells parted by tabs, code as it is.
 * Indented lines are prose here, not code: transcribers indent.
 */
export function readMarkdown(source: string, drops: DropCounts) {
  const lines = source.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  const { note, rest } = splitFrontMatter(lines);
  const draft = new Draft();
  new MarkdownLines(lines.slice(rest), draft, drops).render();
  const report: ImportNotice[] =
    note === undefined ? [] : [{ code: "front_matter_kept_as_note", lines: note.split("\n").length }];
  return { draft, report, ...(note === undefined ? {} : { note }) };
}

/** A heading that is underlined is short; a rule under a long paragraph is a rule. */
const LONGEST_UNDERLINED = 120;

class MarkdownLines {
  readonly #lines: readonly string[];
  readonly #draft: Draft;
  readonly #drops: DropCounts;
  readonly #definitions: Definitions;

  constructor(lines: readonly string[], draft: Draft, drops: DropCounts) {
    this.#lines = lines;
    this.#draft = draft;
    this.#drops = drops;
    this.#definitions = new Set(lines.flatMap((line) => definitionIn(line) ?? []));
  }

  render(): void {
    for (let at = 0; at < this.#lines.length; ) at = this.#renderBlock(at);
  }

  /** Renders the block that begins at a line; gives the line after it. */
  #renderBlock(at: number): number {
    const { kind, quote, line, close } = blockStart(this.#lines[at] ?? "");
    if (kind !== "blank") this.#draft.paragraphs.push(this.#draft.length);
    switch (kind) {
      case "blank":
      case "rule":
        this.#endLine(at);
        return at + 1;
      case "fence":
        return this.#renderCode(at + 1, close);
      case "heading":
        this.#renderHeading(line.replace(/^ {0,3}#{1,6}[ \t]*/, "").replace(/(^|[ \t])#+[ \t]*$/, ""), at);
        return at + 1;
      case "text": {
        if (definitionIn(line) !== undefined) {
          this.#drops.add("link_addresses");
          return at + 1;
        }
        const next = this.#lines[at + 1] ?? "";
        if (line.includes("|") && isTableRule(next)) return this.#renderTable(at);
        if (/^ {0,3}(=+|-+)[ \t]*$/.test(next) && line.length <= LONGEST_UNDERLINED && !quote) {
          this.#renderHeading(line, at + 1);
          return at + 2;
        }
        return this.#renderParagraph(at);
      }
      case "item":
        return this.#renderParagraph(at);
    }
  }

  #renderParagraph(at: number): number {
    const first = blockStart(this.#lines[at] ?? "");
    const marker =
      first.kind === "item" ? (/^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/.exec(first.line)?.[0] ?? "") : "";
    this.#draft.write(marker);
    const paragraph = [first.line.slice(marker.length)];
    let end = at + 1;
    for (; end < this.#lines.length; end++) {
      const line = this.#lines[end] ?? "";
      const next = blockStart(line);
      const underlined = /^ {0,3}(=+|-+)[ \t]*$/.test(this.#lines[end + 1] ?? "") && line.length <= LONGEST_UNDERLINED;
      if (next.kind !== "text" || definitionIn(next.line) !== undefined || underlined) break;
      if (next.line.includes("|") && isTableRule(this.#lines[end + 1] ?? "")) break;
      paragraph.push(next.line);
    }
    renderInline(paragraph.join("\n"), this.#draft, this.#drops, this.#definitions);
    this.#endLine(end - 1);
    return end;
  }

  #renderHeading(title: string, last: number): void {
    const start = this.#draft.length;
    renderInline(title, this.#draft, this.#drops, this.#definitions);
    this.#draft.mark("heading", start);
    this.#endLine(last);
  }

  #renderCode(from: number, close: RegExp): number {
    let at = from;
    for (; at < this.#lines.length && !close.test(this.#lines[at] ?? ""); at++) {
      this.#draft.write(this.#lines[at] ?? "");
      this.#endLine(at);
    }
    return at + 1;
  }

  #renderTable(from: number): number {
    let at = from;
    for (; at < this.#lines.length && (this.#lines[at] ?? "").includes("|"); at++) {
      if (at === from + 1) continue;
      if (at > from) this.#draft.paragraphs.push(this.#draft.length);
      for (const [column, cell] of splitRow(this.#lines[at] ?? "").entries()) {
        if (column > 0) this.#draft.write("\t");
        renderInline(cell, this.#draft, this.#drops, this.#definitions);
      }
      this.#endLine(at);
    }
    return at;
  }

  /** The last line of a file may have no line end, and gets none. */
  #endLine(at: number): void {
    if (at < this.#lines.length - 1) this.#draft.write("\n");
  }
}
