// A worker thread does not inherit how its parent reads TypeScript, so it brings its own and then becomes the worker.
import { register } from "tsx/esm/api";

register();
await import("./thread.ts");
