// A new package, ready to be written: npm run new-package -- NAME TAG
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readJson, root } from "./lib/checkout.mjs";

const TAGS = ["pure", "adapter"];
const [name, tag] = process.argv.slice(2);
const refuse = (words) => {
  console.error(words);
  process.exit(1);
};
if (!/^[a-z][a-z-]*[a-z]$/.test(name ?? ""))
  refuse("Give the package a noun in lower case: npm run new-package -- codebook pure");
if (!TAGS.includes(tag))
  refuse(`Say what it may import by a tag, ${TAGS.join(" or ")}: npm run new-package -- ${name} pure`);
const folder = join(root, "packages", name);
if (existsSync(folder)) refuse(`There is a packages/${name} already.`);

const json = (content) => `${JSON.stringify(content, null, 2)}\n`;
const files = {
  "package.json": json({
    name: `@concord/${name}`,
    version: readJson("package.json").version,
    private: true,
    license: "Apache-2.0",
    type: "module",
    exports: { ".": "./src/index.ts" },
    scripts: { types: "tsc -p .", test: "vitest run" },
    dependencies: { "@concord/domain": "workspace:*" },
    devDependencies: {
      "@types/node": "catalog:",
      "fast-check": "catalog:",
      typescript: "catalog:",
      vitest: "catalog:",
    },
  }),
  "tsconfig.json": json({
    extends: "../../tsconfig.base.json",
    compilerOptions: { types: ["node"] },
    include: ["src", "bin", "test"],
  }),
  "turbo.json": `{ "extends": ["//"], "tags": ["${tag}"] }\n`,
  "src/index.ts": "export {};\n",
};
for (const [file, content] of Object.entries(files)) {
  mkdirSync(join(folder, file, ".."), { recursive: true });
  writeFileSync(join(folder, file), content);
}
console.log(
  `packages/${name} is there. Next: npx ${readJson("package.json").packageManager} install, and a line in docs/ARCHITECTURE.md.`,
);
