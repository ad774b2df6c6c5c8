export type { Marks } from "./block-paints.ts";
export { CoderMark, shapeOf } from "./coder-mark.tsx";
export { type Interval, type IntervalIndex, intervalIndex } from "./interval-index.ts";
export type { CoderShape, LaneGroup, Stripe, StripeChange, StripeSource } from "./stripes.ts";
export type { TextSelection } from "./text-selection.ts";
export { type TextUnits, textUnits } from "./text-units.ts";
export { Transcript } from "./transcript.tsx";
export {
  blocksOf,
  shortQuote,
  type TextBlock,
  type TranscriptText,
  textBlockAt,
  textBlocks,
  trimmed,
  wordsOf,
} from "./transcript-text.ts";
export type { TranscriptMode, TranscriptView } from "./transcript-view.ts";
