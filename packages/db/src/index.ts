export * from "./database.ts";
export * from "./database-fault.ts";
export * from "./database-url.ts";
export * from "./durability.ts";
export * from "./migrate.ts";
export * from "./repositories/index.ts";
export * as tables from "./tables/index.ts";
