export * from "./accounts.ts";
export * from "./audit.ts";
export * from "./backups.ts";
export * from "./documents.ts";
export * from "./projects.ts";
export * from "./rooms.ts";
export * from "./rounds.ts";
