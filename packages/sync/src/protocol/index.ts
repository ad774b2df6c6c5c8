export { type AwarenessEntry, readAwareness, writeAwareness } from "./awareness-entries.ts";
export { MalformedBytes } from "./byte-reader.ts";
export { advance, bringsStructs, type Missing, missingPredecessor } from "./causality.ts";
export { CloseCode, isFinal } from "./close-code.ts";
export * from "./messages.ts";
export { splitUpdate } from "./split-update.ts";
export { type Clocks, readStateVector, writeStateVector } from "./state-vector.ts";
export { isEmpty, OversizedUpdate, outlineOf, type UpdateOutline } from "./update-outline.ts";
