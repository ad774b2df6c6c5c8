export * from "./coded-document.ts";
export * from "./ratings-of-units.ts";
export * from "./spans-of-units.ts";
export * from "./unit-table.ts";
