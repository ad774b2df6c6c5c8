export {
  type EmbeddedDatabase,
  type EmbeddedOptions,
  startEmbeddedDatabase,
  TEMPLATE,
} from "./embedded-database.ts";
export { describeEmbeddedRefusal, type EmbeddedRefusal } from "./refusals.ts";
export { embeddedDatabaseUrl } from "./server-address.ts";
export { defaultStateDirectory } from "./state-paths.ts";
export type { EmbeddedState } from "./supervision.ts";
