export * as accounts from "./accounts.ts";
export * as audit from "./audit.ts";
export * as backups from "./backups.ts";
export * as documents from "./documents.ts";
export * as projects from "./projects.ts";
export * as rooms from "./rooms.ts";
export * as rounds from "./rounds.ts";
export * as submissions from "./submissions.ts";
