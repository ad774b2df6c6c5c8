export { disagreementsAmong, type LayersComparison } from "./among.ts";
export * from "./compared-layer.ts";
export { type Comparison, type ComparisonRequest, disagreementsOf, type NotAssessed } from "./comparison.ts";
export * from "./confusion-matrix.ts";
export * from "./decomposition.ts";
export type { Difference, Passage, PassageCoding, PassageSide, PassageState } from "./passages.ts";
export type { AgreedPair } from "./same-code.ts";
export type { SplitPieces, SplitPlace } from "./splits.ts";
