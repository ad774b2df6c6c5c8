import type { Draft } from "../draft.ts";
import { referenceAt } from "../entities.ts";
import type { DropCounts } from "../notices.ts";
import { flanking, pairEmphasis, type Run } from "./emphasis.ts";
import { destinationEnd } from "./links.ts";
import { tagAt } from "./tags.ts";

/** Labels of link definitions in the file, folded. */
export type Definitions = ReadonlySet<string>;

const ESCAPABLE = /^[!-/:-@[-`{-~]$/;
const PLAIN = /[^\\`*_~[\]!<&{ \n]+/y;

/**
 * Renders the inline markup of one paragraph into the draft: markers and escapes dropped, bold and italics marked,
 * links and code reduced to their text. What is not markup is kept as typed.
 */
export function renderInline(source: string, draft: Draft, drops: DropCounts, definitions: Definitions): void {
  const pieces: string[] = [];
  const runs: Run[] = [];
  /** Open square brackets, by piece. */
  const brackets: { piece: number; image: boolean; at: number }[] = [];
  const ticks = new BacktickRuns(source);
  const unclosed = new Set<string>();

  for (let at = 0; at < source.length; ) {
    const character = source[at] ?? "";
    PLAIN.lastIndex = at;
    const plain = PLAIN.exec(source)?.[0];
    if (plain) {
      pieces.push(plain);
      at += plain.length;
    } else if (character === "\\" && ESCAPABLE.test(source[at + 1] ?? "")) {
      pieces.push(source[at + 1] ?? "");
      at += 2;
    } else if (character === "\\" && source[at + 1] === "\n") {
      at += 1;
    } else if (character === " ") {
      let end = at;
      while (source[end] === " ") end++;
      // Two spaces before a line end are a marker; the line end itself stays.
      if (end - at < 2 || source[end] !== "\n") pieces.push(source.slice(at, end));
      at = end;
    } else if (character === "`") {
      const length = ticks.lengthAt(at);
      const close = ticks.closeOf(at, length);
      pieces.push(close === -1 ? source.slice(at, at + length) : codeText(source.slice(at + length, close)));
      at = (close === -1 ? at : close) + length;
    } else if (character === "*" || character === "_" || character === "~") {
      let end = at;
      while (source[end] === character) end++;
      const length = end - at;
      if (character !== "~" || length === 2) {
        const beside = flanking(character, codePointBefore(source, at), codePointAt(source, end));
        runs.push({ piece: pieces.length, mark: character, length, left: length, ...beside });
      }
      pieces.push(source.slice(at, end));
      at = end;
    } else if (character === "[" || (character === "!" && source[at + 1] === "[")) {
      const image = character === "!";
      brackets.push({ piece: pieces.length, image, at: at + (image ? 2 : 1) });
      pieces.push(image ? "![" : "[");
      at += image ? 2 : 1;
    } else if (character === "]") {
      const open = brackets.pop();
      const end = open ? destinationEnd(source, open.at, at, definitions) : -1;
      if (!open || end === -1) pieces.push("]");
      else if (open.image) {
        drops.add("images");
        for (let piece = open.piece; piece < pieces.length; piece++) pieces[piece] = "";
        while ((runs.at(-1)?.piece ?? -1) >= open.piece) runs.pop();
      } else {
        drops.add("link_addresses");
        pieces[open.piece] = "";
      }
      at = end === -1 ? at + 1 : end;
    } else if (character === "&") {
      const reference = referenceAt(source, at);
      pieces.push(reference?.text ?? "&");
      at = reference?.end ?? at + 1;
    } else if (character === "<" || character === "{") {
      const tag = tagAt(source, at, unclosed);
      pieces.push(tag?.text ?? character);
      if (tag?.dropped) drops.add(tag.dropped);
      at = tag?.end ?? at + 1;
    } else {
      pieces.push(character);
      at += 1;
    }
  }
  writePieces(pieces, runs, draft);
}

function writePieces(pieces: string[], runs: readonly Run[], draft: Draft): void {
  const emphases = pairEmphasis(runs);
  for (const { piece, mark, left } of runs) pieces[piece] = mark.repeat(left);
  const starts: number[] = [];
  for (const piece of pieces) {
    starts.push(draft.length);
    draft.write(piece);
  }
  for (const { kind, after, before } of emphases) {
    if (kind === "strike") continue;
    // An opener's unused characters stand before what it opens, a closer's after what it closes.
    draft.mark(kind, starts[after + 1] ?? draft.length, starts[before] ?? draft.length);
  }
}

function codeText(code: string): string {
  return /^ .*[^ ].* $/s.test(code) ? code.slice(1, -1) : code;
}

function codePointAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? "" : String.fromCodePoint(point);
}

function codePointBefore(text: string, at: number): string {
  const last = text.charCodeAt(at - 1);
  return text.slice(last >= 0xdc00 && last <= 0xdfff ? Math.max(0, at - 2) : Math.max(0, at - 1), at);
}

/** Where runs of backticks stand, so that looking for a closing one never reads the text again. */
class BacktickRuns {
  readonly #byLength = new Map<number, number[]>();
  readonly #lengths = new Map<number, number>();
  readonly #next = new Map<number, number>();

  constructor(source: string) {
    for (const { index, 0: run } of source.matchAll(/`+/g)) {
      this.#lengths.set(index, run.length);
      const same = this.#byLength.get(run.length);
      if (same) same.push(index);
      else this.#byLength.set(run.length, [index]);
    }
  }

  /** An escaped backtick may have cut a run short; then what is left of it is a run of its own. */
  lengthAt(at: number): number {
    return this.#lengths.get(at) ?? 1;
  }

  closeOf(at: number, length: number): number {
    const same = this.#byLength.get(length) ?? [];
    let next = this.#next.get(length) ?? 0;
    while (next < same.length && (same[next] ?? 0) <= at) next++;
    this.#next.set(length, next);
    return same[next] ?? -1;
  }
}
