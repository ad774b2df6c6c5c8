import { cpus, loadavg, totalmem } from "node:os";
import type { Versions } from "../run/versions.ts";

/** The machine and what ran on it, as a list. */
export function machineLines(versions: Versions, loadBefore: string): string[] {
  const processors = cpus();
  const peers = [...versions].filter(([name]) => name !== "node").map(([name, version]) => `${name} ${version}`);
  return [
    `- Processor: ${processors[0]?.model.trim() ?? "unknown"}, ${processors.length} cores; ${Math.round(totalmem() / 2 ** 30)} GB of memory; ${process.platform} ${process.arch}.`,
    `- Load average of the last minute before the run: ${loadBefore}, of the last one in it: ${loadNow()}. Other work on the machine makes every time longer.`,
    `- Node ${versions.get("node")}. Peers: ${peers.join(", ")}.`,
  ];
}

export function loadNow(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
