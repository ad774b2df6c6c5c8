import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import type { Line, Row } from "./rows/row.ts";
import type { MeasuredServer, ServerId } from "./servers/measured-server.ts";

const PAGE = fileURLToPath(new URL("../../../../../docs/operate/sync-speed.md", import.meta.url));

/** When and on what a row was measured, in one sentence. */
export function circumstances(): string {
  const git = (...words: string[]) => execFileSync("git", words, { encoding: "utf8" }).trim();
  const changed = git("status", "--porcelain", "--", "packages", "apps/server") === "" ? "" : ", changed";
  return (
    `Measured on ${new Date().toISOString().slice(0, 10)} at commit ${git("rev-parse", "--short", "HEAD")}${changed}: ` +
    `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, ` +
    `Node ${process.versions.node}; load average ${(loadavg()[0] ?? 0).toFixed(1)}.`
  );
}

/** The table of a row, and what it says about the targets. */
export function section(lines: readonly Line[], servers: readonly Pick<MeasuredServer, "id" | "name">[]): string {
  const present = servers.filter(({ id }) => lines.some((line) => line.cells[id] !== undefined));
  const cell = (line: Line, id: ServerId) => line.cells[id] ?? "–";
  const targeted = lines.some(({ target }) => target);
  const rows = [
    ["", ...present.map(({ name }) => name), ...(targeted ? ["target", "held"] : [])],
    ["---", ...present.map(() => "---"), ...(targeted ? ["---", "---"] : [])],
    ...lines.map((line) => [
      line.what,
      ...present.map(({ id }) => cell(line, id)),
      ...(targeted ? [line.target?.words ?? "", line.target ? (line.target.held ? "yes" : "**no**") : ""] : []),
    ]),
  ];
  return rows.map((row) => `| ${row.join(" | ")} |`).join("\n");
}

const marks = (id: string) => [`<!-- measured: ${id} -->`, `<!-- end: ${id} -->`] as const;

/** Puts a measured section into the manual in place of the one that is there. @throws when the page has no place for it */
export function write(row: Row, text: string): void {
  const page = readFileSync(PAGE, "utf8");
  const [begin, end] = marks(row.id);
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${PAGE} has no place for ${row.id}: ${begin} … ${end}`);
  writeFileSync(PAGE, `${page.slice(0, from)}${begin}\n\n${text}\n\n${page.slice(to)}`);
}
