export { makeClusterTemplate } from "./cluster-template.ts";
export { type EmbeddedDatabase, type EmbeddedOptions, startEmbeddedDatabase } from "./embedded-database.ts";
export { describeEmbeddedRefusal, type EmbeddedRefusal } from "./refusals.ts";
export { embeddedDatabaseUrl } from "./server-address.ts";
export { defaultStateDirectory } from "./state-paths.ts";
export type { EmbeddedState } from "./supervision.ts";
