import { blockAt, type Span, type Speaker, type TranscriptStructure } from "@concord/domain";

/** A document's text as the server gives it; positions are UTF-16 code units everywhere. */
export type TranscriptText = {
  readonly text: string;
  readonly structure: TranscriptStructure;
  /** BCP 47; decides where sentences end. */
  readonly language?: string;
};

/** A block with what the view needs to know of it. */
export type TextBlock = Span & {
  readonly index: number;
  readonly kind: "turn" | "heading" | "other";
  readonly labelEnd: number;
  /** End of the words: the line ends that follow a block belong to it and are not shown. */
  readonly wordsEnd: number;
  readonly turn?: number;
  readonly spokenBy?: Speaker;
};

export function textBlocks({ text, structure }: TranscriptText): TextBlock[] {
  return structure.blocks.map((block, index) => {
    let wordsEnd = block.end;
    while (wordsEnd > block.labelEnd && /\s/.test(text.charAt(wordsEnd - 1))) wordsEnd--;
    const speaker = block.speaker === undefined ? undefined : structure.speakers[block.speaker];
    return {
      index,
      kind: block.kind,
      start: block.start,
      end: block.end,
      labelEnd: block.labelEnd,
      wordsEnd,
      ...(block.turn !== undefined && { turn: block.turn }),
      ...(speaker && { spokenBy: speaker }),
    };
  });
}

/** Where a block's speech begins, white space after the label left out. */
export function wordsOf(text: string, block: TextBlock): Span {
  let start = block.labelEnd;
  while (start < block.wordsEnd && /\s/.test(text.charAt(start))) start++;
  return { start, end: block.wordsEnd };
}

/** The block that holds the offset. */
export function textBlockAt(blocks: readonly TextBlock[], offset: number): TextBlock | undefined {
  return blockAt(blocks, offset) as TextBlock | undefined;
}

/** The blocks that a span touches, first to last. */
export function blocksOf(blocks: readonly TextBlock[], span: Span): TextBlock[] {
  const first = textBlockAt(blocks, span.start);
  const last = textBlockAt(blocks, Math.max(span.start, span.end - 1));
  return first && last ? blocks.slice(first.index, last.index + 1) : [];
}

/** The same words without white space around them; empty where there is nothing else. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

/** The first and the last words of a passage, for names that must stay short. */
export function shortQuote(quote: string, words = 4): string {
  const all = quote.trim().split(/\s+/);
  return all.length <= 2 * words + 1 ? all.join(" ") : [...all.slice(0, words), "…", ...all.slice(-words)].join(" ");
}
