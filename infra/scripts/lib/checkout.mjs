import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the checkout. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** @param {string} file path below the checkout */
export function readJson(file) {
  return JSON.parse(readFileSync(join(root, file), "utf8"));
}

/**
 * Apps and packages, in the order in which a reader meets them.
 *
 * @returns {{ name: string, folder: string, manifest: Record<string, any> }[]} folders are paths below the checkout
 */
export function workspaces() {
  const found = [];
  for (const group of ["packages", "apps"])
    for (const entry of readdirSync(join(root, group), { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      const folder = `${group}/${entry.name}`;
      try {
        const manifest = readJson(`${folder}/package.json`);
        found.push({ name: manifest.name, folder, manifest });
      } catch (error) {
        if (error.code !== "ENOENT") throw error; // a folder left behind by another branch has no manifest
      }
    }
  return found;
}

/** A workspace and every workspace it needs, directly or not. */
export function withDependencies(name, all = workspaces(), seen = new Map()) {
  const workspace = all.find((each) => each.name === name);
  if (!workspace || seen.has(name)) return [...seen.values()];
  seen.set(name, workspace);
  for (const dependency of Object.keys(workspace.manifest.dependencies ?? {})) withDependencies(dependency, all, seen);
  return [...seen.values()];
}
