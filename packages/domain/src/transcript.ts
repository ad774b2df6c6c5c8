import type { Span } from "./spans.ts";

/**
 * The text is partitioned into blocks: they follow one another without gap or overlap, and the line ends between two
 * blocks belong to the former. A *turn* is one speaker's speech, of one or more paragraphs.
 */
export type BlockKind = "turn" | "heading" | "other";

export type Block = Span & {
  readonly kind: BlockKind;
  /** End of the leading label (speaker name and time as typed); equals `start` when there is none. */
  readonly labelEnd: number;
  /** Index into `speakers`; only turns have one. */
  readonly speaker?: number;
  /** Number of the turn in the document, counted from 1; only turns have one. */
  readonly turn?: number;
};

/** Properties of stretches of text, kept beside it; nothing is ever cut out of the text. */
export type RangeKind = "speaker" | "timestamp" | "heading" | "bold" | "italic" | "underline";
export type TextRange = Span & { readonly kind: RangeKind };

/** Who speaks matters for coding: the participant's words are evidence, the interviewer's question is context. */
export type SpeakerPart = "interviewer" | "participant" | "other";
export type Speaker = { readonly name: string; readonly part: SpeakerPart };

export type TranscriptStructure = {
  readonly blocks: readonly Block[];
  readonly ranges: readonly TextRange[];
  readonly speakers: readonly Speaker[];
};

/**
 * What is wrong with a structure, in words, or nothing. Stored structures never fail; importers are tested with it.
 *
 * @param length - length of the text in UTF-16 code units
 */
export function structureFault(structure: TranscriptStructure, length: number): string | undefined {
  let end = 0;
  let turns = 0;
  for (const [index, block] of structure.blocks.entries()) {
    if (block.start !== end) return `block ${index} starts at ${block.start}, the one before ends at ${end}`;
    if (block.end <= block.start) return `block ${index} is empty`;
    if (block.labelEnd < block.start || block.labelEnd > block.end) return `label of block ${index} leaves the block`;
    if ((block.kind === "turn") !== (block.turn !== undefined)) return `block ${index} is numbered wrongly`;
    if (block.turn !== undefined && block.turn !== ++turns) return `turn ${block.turn} should be turn ${turns}`;
    if (block.speaker !== undefined && structure.speakers[block.speaker] === undefined)
      return `block ${index} names a speaker that is not listed`;
    end = block.end;
  }
  if (end !== length) return `blocks end at ${end}, the text at ${length}`;
  const stray = structure.ranges.find((range) => range.start < 0 || range.end > length || range.start >= range.end);
  return stray && `a ${stray.kind} range lies outside the text`;
}

/** The block that holds the offset; the last one for the end of the text. */
export function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle] as Block).end <= offset) low = middle + 1;
    else high = middle;
  }
  return blocks[low];
}
