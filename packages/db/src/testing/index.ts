export * from "./database.ts";
export * from "./study.ts";
