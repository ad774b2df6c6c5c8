export * from "./check.ts";
export type { Comparison } from "./compare.ts";
export * from "./format.ts";
export { type Label, labelsSeen } from "./label.ts";
export type * from "./worked-example.ts";
