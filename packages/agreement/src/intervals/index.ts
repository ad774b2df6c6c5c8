export * from "./bootstrap.ts";
export { DEFAULT_LEVEL, type Interval, intervalOf } from "./interval.ts";
export { type Random, seededRandom } from "./random.ts";
