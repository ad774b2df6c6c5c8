// Writes the guide to the coefficients: npm run guide
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { guideFiles } from "./files.ts";
import { GUIDE } from "./places.ts";

const files = await guideFiles();
for (const [name, text] of files) await writeFile(join(GUIDE, name), text);
console.log(`${files.size} pages written to ${GUIDE}`);
