export * from "./bcttv1/index.ts";
export * from "./confusions/index.ts";
export * from "./labels/index.ts";
export * from "./relational-aspects/index.ts";
export * from "./search/index.ts";
export type { TaxonomyEntry, TaxonomyGroup } from "./taxonomy.ts";
export { codesOf } from "./taxonomy.ts";
