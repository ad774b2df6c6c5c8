import { setTimeout as pause } from "node:timers/promises";
import { digits } from "../figures.ts";
import { ATTACKS, COMPARISON } from "../load/attacks.ts";
import type { MeasuredServer, ServerId } from "../servers/measured-server.ts";
import type { Line, Row } from "./row.ts";

const ATTACK_NAMES = Object.keys(ATTACKS);
const WATCHED = 3; // seconds
const HEAD_START = 500; // ms
const LONGEST_WAIT = 100; // ms
const GROWTH = 20; // MB

type Outcome = {
  readonly died: boolean;
  readonly longestWait: number;
  readonly cutOff: boolean;
  readonly growth: number;
  readonly code: number | "open" | "?";
};

export const attacks: Row = {
  id: "attacks",
  rooms: () => ATTACK_NAMES.length,
  async measure(around) {
    const { newRooms, servers, say, quick } = around;
    const names = quick ? ATTACK_NAMES.slice(0, 6) : ATTACK_NAMES;
    const rooms = newRooms(ATTACK_NAMES.length);
    const outcomes = new Map<ServerId, Outcome[]>(servers.map(({ id }) => [id, []]));
    const lines: Line[] = [];
    for (const [number, what] of names.entries()) {
      say(`  ${what}`);
      const words: Partial<Record<ServerId, string>> = {};
      for (const server of servers) {
        const outcome = await attacked(around, server, rooms[number] ?? 0, what);
        if (what !== COMPARISON) outcomes.get(server.id)?.push(outcome);
        words[server.id] = inWords(outcome);
      }
      lines.push({ what, cells: words });
    }
    return [...summary(outcomes), ...lines];
  },
};

async function attacked(
  { load, secondLoad }: Parameters<Row["measure"]>[0],
  server: MeasuredServer,
  room: number,
  what: string,
): Promise<Outcome> {
  const door = server.door(room);
  await secondLoad.run("prepareAttack", { door, what });
  if (!server.alive()) await server.startAgain();
  const before = await server.memory();
  const watching = load.run("honestPair", { door, seconds: WATCHED });
  await pause(HEAD_START);
  const attacking = secondLoad.run("attack", { door }).catch(() => "?" as const);
  const [{ longestWait, cutOff }, code] = await Promise.all([watching, attacking]);
  // A process on its way out answers no more, and is soon gone.
  const after = await server.memory().catch(() => undefined);
  const died = after === undefined || !server.alive();
  if (died) await server.kill();
  const growth = died ? Number.NaN : (after.rss - before.rss) / 1e6;
  return { died, longestWait, cutOff, growth, code };
}

function inWords({ died, longestWait, cutOff, growth, code }: Outcome): string {
  if (died) return "**the process ends**";
  const pair = cutOff
    ? "**pair cut off**"
    : `${longestWait > LONGEST_WAIT ? "**" : ""}${digits(longestWait)} ms${longestWait > LONGEST_WAIT ? "**" : ""}`;
  return `${pair}, ${growth > 0 ? "+" : ""}${digits(growth)} MB, ${code === "open" ? "stays open" : code}`;
}

function summary(outcomes: ReadonlyMap<ServerId, readonly Outcome[]>): Line[] {
  const each = (words: (all: readonly Outcome[]) => string) =>
    Object.fromEntries([...outcomes].map(([id, all]) => [id, words(all)]));
  const worst = (all: readonly Outcome[], of: (outcome: Outcome) => number) =>
    Math.max(0, ...all.filter(({ died }) => !died).map(of));
  const own = outcomes.get("concord") ?? [];
  const deaths = (all: readonly Outcome[]) => all.filter(({ died }) => died).length;
  const cut = (all: readonly Outcome[]) => all.filter(({ died, cutOff }) => !died && cutOff).length;
  const wait = worst(own, ({ longestWait }) => longestWait);
  const growth = worst(own, (outcome) => outcome.growth);
  return [
    {
      what: `${ATTACK_NAMES.length - 1} attacks: deaths of the process; honest pair cut off`,
      cells: each((all) => `${deaths(all)}; ${cut(all)}`),
      target: { words: "0; 0", held: own.length > 0 && deaths(own) === 0 && cut(own) === 0 },
    },
    {
      what: "longest wait of an honest pair in the attacked room",
      cells: each((all) => `${digits(worst(all, ({ longestWait }) => longestWait))} ms`),
      target: { words: `<= ${LONGEST_WAIT} ms`, held: own.length > 0 && wait <= LONGEST_WAIT },
    },
    {
      what: "largest growth, resident",
      cells: each((all) => `${digits(worst(all, (outcome) => outcome.growth))} MB`),
      target: { words: `<= ${GROWTH} MB`, held: own.length > 0 && growth <= GROWTH },
    },
  ];
}
