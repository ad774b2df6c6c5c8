// Coefficients of a file without a server, and the check of worked examples: npm run agreement -- FILE
import { runTypescriptProgram } from "./lib/typescript-program.mjs";

await runTypescriptProgram("packages/agreement/bin/agreement.ts");
