// A worker thread does not inherit how its parent reads TypeScript (tsx on the command line, vitest's own loader),
// so it brings its own and then becomes the calculator.
import { register } from "tsx/esm/api";

register();
await import("./thread.ts");
