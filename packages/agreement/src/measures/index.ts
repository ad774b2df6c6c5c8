export * from "./bias-index.ts";
export * from "./brennan-prediger.ts";
export * from "./cohen-kappa.ts";
export * from "./gwet-ac1.ts";
export * from "./pabak.ts";
export * from "./percent-agreement.ts";
export * from "./prevalence-index.ts";
export * from "./specific-agreement.ts";
