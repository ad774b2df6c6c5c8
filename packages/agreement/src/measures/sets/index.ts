export * from "./distances.ts";
export * from "./set-alpha.ts";
