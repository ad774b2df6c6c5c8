// Node's half of the conversation that peers.py describes: engine.ts ROW PEER FOLDER, where "ours" is a peer too.
import { createInterface } from "node:readline";
import { ROWS } from "../rows/index.ts";

const [rowId, peer = "", folder = ""] = process.argv.slice(2);
const row = ROWS.find(({ id }) => id === rowId);
const load = peer === "ours" ? row?.ours : row?.programs[peer];
if (!load) throw new Error(`no program ${peer} for ${rowId}`);
const calculate = load(folder);

console.log("ready");
for await (const _ of createInterface({ input: process.stdin })) {
  const started = performance.now();
  const values = await calculate();
  const seconds = (performance.now() - started) / 1000;
  console.log([seconds, ...values].join(" "));
}
