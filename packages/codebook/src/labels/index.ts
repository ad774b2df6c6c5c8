export * from "./find-by-label.ts";
export * from "./fold.ts";
