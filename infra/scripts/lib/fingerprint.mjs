import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./checkout.mjs";

const NOT_SOURCE = new Set(["node_modules", ".next", ".turbo", "test-results", "next-env.d.ts"]);

/** Files below a folder of the checkout that a build could read, tests left out; sorted, so that the order is nobody's. */
export function sourceFiles(folder) {
  const files = [];
  const walk = (at) => {
    for (const entry of readdirSync(join(root, at), { withFileTypes: true })) {
      if (NOT_SOURCE.has(entry.name)) continue;
      const path = `${at}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (!/\.test\.tsx?$|\.tsbuildinfo$/.test(entry.name)) files.push(path);
    }
  };
  walk(folder);
  return files.sort();
}

/** One hash over named texts. */
export function hashOfTexts(texts) {
  const hash = createHash("sha256");
  for (const [name, text] of texts) hash.update(`${name}\0${text.length}\0`).update(text);
  return hash.digest("hex");
}

/** One hash over files of the checkout. */
export function hashOfFiles(files) {
  return hashOfTexts(files.map((file) => [file, readFileSync(join(root, file))]));
}

/** A hash noted beside what was made from it, so that the next start knows whether to make it again. */
export function stamp(file) {
  const path = join(root, file);
  return {
    says(hash) {
      try {
        return readFileSync(path, "utf8") === hash;
      } catch {
        return false;
      }
    },
    note(hash) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, hash);
    },
  };
}
