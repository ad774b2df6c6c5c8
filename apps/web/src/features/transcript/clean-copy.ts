import type { Span } from "@concord/domain";
import { blocksOf, type TextBlock, trimmed } from "./transcript-text.ts";

/**
 * What copying a passage gives: its words, and who says them as soon as it goes beyond one block. Turn numbers, stripes
 * and line breaks of the screen are not part of it.
 */
export function cleanCopy(text: string, blocks: readonly TextBlock[], span: Span): string {
  const touched = blocksOf(blocks, span);
  if (touched.length <= 1) return text.slice(span.start, span.end);
  const paragraphs = touched.map((block) => {
    const words = trimmed(text, {
      start: Math.max(span.start, block.labelEnd),
      end: Math.min(span.end, block.wordsEnd),
    });
    const spoken = text.slice(words.start, words.end);
    return block.spokenBy && spoken ? `${block.spokenBy.name}: ${spoken}` : spoken;
  });
  return paragraphs.filter((paragraph) => paragraph !== "").join("\n\n");
}
