export * from "./coder.ts";
export * from "./person.ts";
export * from "./service.ts";
export * from "./study.ts";
