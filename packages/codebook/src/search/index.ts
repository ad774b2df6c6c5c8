export * from "./parse-query.ts";
export * from "./search-codes.ts";
