export * as agreement from "./agreement.ts";
export * as documents from "./documents.ts";
export * from "./endpoint.ts";
export * from "./errors.ts";
export * as installation from "./installation.ts";
export * as operation from "./operation.ts";
export * as projects from "./projects.ts";
export * as rounds from "./rounds.ts";
export * as values from "./values.ts";
