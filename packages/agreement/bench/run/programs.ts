import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Peer, Row } from "../rows/row.ts";
import type { Command } from "./engine-process.ts";

/** Debian's own Python has Debian's modules; another one that comes first on the path has not. */
const PYTHON = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const python = (...parameters: string[]): Command => ({
  program: PYTHON,
  parameters: ["-B", file("../peers/peers.py"), ...parameters],
});
const r = (...parameters: string[]): Command => ({
  program: "Rscript",
  parameters: ["--vanilla", file("../peers/peers.R"), ...parameters],
});

/** Our own engine on a row's material. Each engine is a process of its own, so that none warms another up. */
export function ourProgram(row: Row, folder: string): Command {
  return nodeProgram(row, "ours", folder);
}

export function programOf(row: Row, { id, runs }: Peer, folder: string): Command {
  if (runs === "node") return nodeProgram(row, id, folder);
  return (runs === "python" ? python : r)(id, folder);
}

/** The programs that say which modules they have. */
export const VERSION_PROGRAMS: readonly Command[] = [python("versions"), r("versions")];

/** The line that installs what a peer needs, on Debian. */
export function installLine({ runs, needs = "numpy" }: Peer): string {
  return `apt-get install --no-install-recommends ${runs === "R" ? `r-cran-${needs}` : `python3-${needs}`}`;
}

function nodeProgram(row: Row, peer: string, folder: string): Command {
  return { program: process.execPath, parameters: [...process.execArgv, file("engine.ts"), row.id, peer, folder] };
}
