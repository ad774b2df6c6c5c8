export * from "./compared-layer.ts";
export * from "./comparison.ts";
export type { AgreedPair } from "./same-code.ts";
