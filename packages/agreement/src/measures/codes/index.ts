export * from "./mean-defined-kappa.ts";
export * from "./micro-positive-agreement.ts";
export * from "./pooled-kappa.ts";
