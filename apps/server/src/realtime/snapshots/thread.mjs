// A worker thread does not inherit how its parent reads TypeScript, so it brings its own loader.
import { register } from "tsx/esm/api";

register();
await import("./thread.ts");
