export * from "./agreement-table.ts";
export * from "./contingency.ts";
export * from "./disagreements/index.ts";
export * from "./measures/index.ts";
export * from "./ratings.ts";
export * from "./result.ts";
export * from "./units/index.ts";
