import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Peer, Row } from "../rows/row.ts";
import { type Engine, EngineFailed, startEngine } from "./engine-process.ts";
import { type PeerOutcome, type RowOutcome, ValuesDiffer } from "./measured.ts";
import { installLine, ourProgram, programOf } from "./programs.ts";
import { alone, interleaved, type Rounds, roundsFor, warmUp } from "./rounds.ts";
import type { Versions } from "./versions.ts";

export type Setting = {
  readonly quick: boolean;
  readonly rounds: Rounds;
  readonly versions: Versions;
  readonly signal: AbortSignal;
  readonly say: (words: string) => void;
};

/** All seconds of ours at one size, and how the peers did there. */
type Measured = Pick<RowOutcome, "ours" | "first"> & { readonly outcomes: readonly PeerOutcome[] };

/** @throws `ValuesDiffer` when a peer's value is another one; the signal's reason once that is aborted */
export async function measureRow(row: Row, setting: Setting): Promise<RowOutcome> {
  const size = setting.quick ? row.quickSize : row.size;
  const sizeOf = (peer: Peer) => Math.min(size, peer.size ?? size);
  const sizes = new Set([size, ...row.peers.map(sizeOf)]);
  const outcomes = new Map<Peer, PeerOutcome>();
  let own: Pick<RowOutcome, "ours" | "first"> = { ours: [], first: 0 };
  for (const each of sizes) {
    const measured = await measureSize(
      row,
      each,
      row.peers.filter((peer) => sizeOf(peer) === each),
      setting,
    );
    for (const outcome of measured.outcomes) outcomes.set(outcome.peer, outcome);
    if (each === size) own = { ours: measured.ours, first: measured.first };
  }
  const peers = row.peers.flatMap((peer) => outcomes.get(peer) ?? []);
  return { row, size, ...own, peers };
}

/** Measures peers on the same material, which lies in a folder for as long as it takes. */
async function measureSize(row: Row, size: number, peers: readonly Peer[], setting: Setting): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "concord-bench-"));
  const engines: Engine[] = [];
  const start = async (command: ReturnType<typeof ourProgram>) => {
    const engine = await startEngine(command, setting.signal);
    engines.push(engine);
    return engine;
  };
  try {
    setting.say(`${row.title}: writing ${row.inWords(size)}`);
    row.write(folder, size);
    const ours = await start(ourProgram(row, folder));
    const own = await warmUp(ours);
    const first = own.first.seconds;
    const outcomes: PeerOutcome[] = [];
    const ready: { peer: Peer; engine: Engine; rounds: number; first: number }[] = [];
    for (const peer of peers) {
      setting.say(`${row.title}: warming up ${peer.name}`);
      if (peer.needs && !setting.versions.has(peer.needs)) {
        outcomes.push({ peer, notRun: `not installed: \`${installLine(peer)}\`` });
        continue;
      }
      try {
        const engine = await start(programOf(row, peer, folder));
        const warmed = await warmUp(engine);
        const difference = row.difference(own.last.values, warmed.last.values);
        if (difference) throw new ValuesDiffer(row, peer, difference);
        const rounds = roundsFor(warmed.last.seconds, setting.rounds);
        ready.push({ peer, engine, rounds, first: warmed.first.seconds });
      } catch (error) {
        if (!(error instanceof EngineFailed)) throw error;
        outcomes.push({ peer, notRun: error.message });
      }
    }
    if (ready.length === 0) return { ours: await alone(ours, setting.rounds.most), first, outcomes };
    const pairs = await interleaved(ours, ready, (done, of) => setting.say(`${row.title}: round ${done} of ${of}`));
    for (const [index, { peer, first }] of ready.entries()) {
      const ofPeer = pairs[index];
      if (ofPeer) outcomes.push({ peer, size, first, pairs: ofPeer });
    }
    return { ours: pairs.flatMap((pair) => pair.ours), first, outcomes };
  } finally {
    for (const engine of engines) engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
