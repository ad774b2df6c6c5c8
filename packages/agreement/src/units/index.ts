export * from "./cases.ts";
export * from "./cell-disagreements.ts";
export type { CodeSet } from "./code-set.ts";
export type { CodedDocument, CodedLayer } from "./coded-document.ts";
export * from "./confidence-ratings.ts";
export * from "./continuum-of-documents.ts";
export type { GroupOfCode } from "./groups-of-codes.ts";
export { type JudgedLayer, type Judgement, judgementOf, type ProbableCounts } from "./judged-layer.ts";
export * from "./label-sets.ts";
export * from "./ratings-of-units.ts";
export type { Run, Runs } from "./runs.ts";
export {
  CUT_FROM,
  type CutFrom,
  UNIT_KINDS,
  type UnitKind,
  type UnitRule,
  WAYS_TO_COUNT,
  type WayToCount,
} from "./unit-rule.ts";
export * from "./unit-table.ts";
export type { Units } from "./units.ts";
