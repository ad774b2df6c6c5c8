import * as Y from "yjs";
import { CloseCode } from "../protocol/index.ts";
import { type Action, actionsOf } from "./action.ts";
import { CODERS, ROOMS } from "./places.ts";
import { play } from "./play.ts";
import { Random } from "./random.ts";
import { documentOf } from "./store.ts";
import type { Tab } from "./tab.ts";
import { Trace } from "./trace.ts";
import { Violation } from "./violation.ts";
import { type Fault, World } from "./world.ts";

export type RunOptions = {
  /** Instead of those that the seed gives. */
  readonly actions?: readonly Action[];
  /** Something deliberately wrong. */
  readonly fault?: Fault;
  /** Keep a line for everything that happens. */
  readonly readable?: boolean;
};

export type Run = {
  readonly seed: number;
  readonly actions: readonly Action[];
  readonly violation: Violation | undefined;
  readonly kills: number;
  readonly edits: number;
  readonly acknowledged: number;
  /** The same for every run of the same seed and actions. */
  readonly trace: string;
  readonly lines: readonly string[];
};

/** Simulated time after the last action within which everybody must be saved. */
const PATIENCE = 180_000;
/** Until nobody is remembered who has gone without a word. */
const AFTERMATH = 75_000;
/** Within which a further edit reaches everybody, when nothing is in its way. */
const PROMPT = 1_000;

/** Lets every promise that can be settled settle. Nothing real is pending, so one turn of the real loop is all of them. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** One run, the same each time for the same seed. */
export async function simulate(seed: number, options: RunOptions = {}): Promise<Run> {
  const random = new Random(seed);
  const actions = options.actions ?? actionsOf(random.of("actions"));
  const trace = new Trace(options.readable ?? false);
  const world = new World(random.of("world"), trace, options.fault);
  let violation: Violation | undefined;
  try {
    for (const coder of CODERS) world.openTab(coder, `layer/${coder}`, true);
    world.openTab("alice", "codebook", true);
    world.openTab("bob", "codebook", false);
    world.openTab("carol", "layer/bob", false);
    for (const action of actions) {
      await pass(world, action.after);
      play(world, action);
      await settle();
    }
    world.heal();
    await untilSaved(world);
    await pass(world, AFTERMATH);
    for (const tab of world.openTabs) if (tab.mode === "write") tab.add();
    await pass(world, PROMPT);
    checkEnd(world);
    await restartInUse(world, random.of("restart"));
    checkEnd(world);
  } catch (error) {
    violation = error instanceof Violation ? error : new Violation("nothing_breaks", stackOf(error));
  }
  const edits = world.tabs.reduce((sum, tab) => sum + tab.made, 0);
  const acknowledged = world.tabs.reduce((sum, tab) => sum + tab.acknowledged, 0);
  world.end();
  await settle();
  const { kills } = world;
  return { seed, actions, violation, kills, edits, acknowledged, trace: trace.hash, lines: trace.lines ?? [] };
}

async function pass(world: World, ms: number): Promise<void> {
  const until = world.queue.now + ms;
  while (world.queue.step(until)) {
    await settle();
    if (world.broken) throw world.broken;
  }
}

/** Everybody comes back at once, and works while rooms are being loaded. */
async function restartInUse(world: World, random: Random): Promise<void> {
  for (const process of world.processes) {
    process.kill();
    process.start();
  }
  world.store.slowest = 30;
  for (let edits = 0; edits < 12; edits++) {
    await pass(world, random.below(50));
    const writing = world.openTabs.filter((tab) => tab.mode === "write");
    if (writing.length > 0) random.pick(writing).add();
  }
  world.store.slowest = 3;
  await pass(world, 2 * PROMPT);
}

async function untilSaved(world: World): Promise<void> {
  const until = world.queue.now + PATIENCE;
  const waitsFor = () => world.openTabs.find((tab) => !isDone(world, tab));
  while (waitsFor() && world.queue.now < until) await pass(world, 100);
  const tab = waitsFor();
  if (!tab) return;
  const { phase, unsaved } = tab.connection.getState();
  throw new Violation("converges", `${tab.name} in ${tab.room} stays ${phase} with ${unsaved} unsaved`);
}

/** Saved for good, or refused for a reason that holds. */
function isDone(world: World, tab: Tab): boolean {
  const { phase, refusal } = tab.connection.getState();
  if (phase !== "refused") return phase === "saved";
  const { coder, room } = tab;
  const allowed =
    (refusal?.code === CloseCode.RoomClosed && world.store.isClosed(room)) ||
    (refusal?.code === CloseCode.Forbidden && world.isWithdrawn(coder, room)) ||
    refusal?.code === CloseCode.SignedOut;
  if (!allowed)
    throw new Violation("honest_are_served", `${tab.name} was refused in ${room}: ${refusal?.code} ${refusal?.reason}`);
  return true;
}

function checkEnd(world: World): void {
  for (const room of ROOMS) {
    const stored = documentOf(world.store, room);
    expectEqual(stored, world.store.truth(room), `the log of ${room}`, "nothing_lost");
    world.watch.content(room, contentOf(stored), "the log");
    const frozen = world.store.frozen(room);
    if (frozen) {
      const then = new Y.Doc();
      Y.applyUpdate(then, frozen);
      expectEqual(stored, then, `the frozen ${room}`, "frozen");
    }
    for (const tab of world.tabs) if (tab.room === room) tab.checkKept(stored);
    const served = world.openTabs.filter((tab) => tab.room === room && tab.connection.getState().phase !== "refused");
    const present = served.filter(({ mode }) => mode === "write").map(({ doc }) => doc.clientID);
    for (const tab of served) checkServed(tab, stored, present, world);
    for (const tab of world.openTabs) if (tab.room === room) checkReplica(tab, world);
  }
}

function checkReplica(tab: Tab, world: World): void {
  if (tab.doc.store.pendingStructs || tab.doc.store.pendingDs)
    throw new Violation("nothing_pending", `${tab.name} waits for updates that do not come`);
  world.watch.content(tab.room, contentOf(tab.doc), tab.name);
}

function checkServed(tab: Tab, stored: Y.Doc, present: readonly number[], world: World): void {
  const { phase, unsaved } = tab.connection.getState();
  if (phase !== "saved") throw new Violation("converges", `${tab.name} in ${tab.room} is ${phase}, ${unsaved} unsaved`);
  expectEqual(
    tab.doc,
    mayKeep(tab, world) ? union(stored, tab.doc) : stored,
    `${tab.name} in ${tab.room}`,
    "converges",
  );
  const honest = (ids: readonly number[]) =>
    ids.filter((id) => !world.claimed.has(id)).sort((one, other) => one - other);
  const [seen, expected] = [honest(tab.seen), honest(present)];
  if (seen.join() !== expected.join())
    throw new Violation("presence_is_true", `${tab.name} in ${tab.room} sees ${seen}, there are ${expected}`);
}

/**
 * An edit is relayed before it is stored. When its process dies in between and its author does not come back, whoever writes
 * here gives it back; a reader can not, and goes on seeing it until it loads the page anew.
 */
const mayKeep = (reader: Tab, world: World): boolean =>
  reader.mode === "read" && world.tabs.some((tab) => tab.room === reader.room && tab.acknowledged < tab.made);

function union(...docs: readonly Y.Doc[]): Y.Doc {
  const all = new Y.Doc();
  for (const doc of docs) Y.applyUpdate(all, Y.encodeStateAsUpdate(doc));
  return all;
}

const contentOf = (doc: Y.Doc): string =>
  JSON.stringify([doc.getMap("codings"), doc.getMap("marks"), doc.getText("memo")].map((each) => each.toJSON()));

function expectEqual(doc: Y.Doc, other: Y.Doc, what: string, invariant: "converges" | "nothing_lost" | "frozen"): void {
  const clocks = (of: Y.Doc) =>
    JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(of))].sort(([one], [two]) => one - two));
  if (clocks(doc) !== clocks(other))
    throw new Violation(invariant, `${what} has ${clocks(doc)}, expected ${clocks(other)}`);
  if (sortedContent(doc) !== sortedContent(other))
    throw new Violation(invariant, `${what} has ${sortedContent(doc)}, expected ${sortedContent(other)}`);
}

/** Maps have no order. */
function sortedContent(doc: Y.Doc): string {
  const sorted = (name: string) =>
    Object.entries(doc.getMap(name).toJSON()).sort(([one], [two]) => (one < two ? -1 : 1));
  return JSON.stringify([sorted("codings"), sorted("marks"), doc.getText("memo").toString()]);
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
