export * from "./bands.ts";
export * from "./benchmark.ts";
export * from "./explanation.ts";
export * from "./sentences.ts";
