import { setTimeout as pause } from "node:timers/promises";
import { digits } from "../figures.ts";
import type { MeasuredServer, Memory, ServerId } from "../servers/measured-server.ts";
import { start } from "../servers/start.ts";
import { cells, type Row } from "./row.ts";

const ANNOTATIONS = 20;
const WARM_UP_ROOMS = 60;
const ROOMS = 480;
const CONNECTIONS = 1_000;
/** Longer than any of the servers keeps a room that nobody is in. */
const UNLOADED_BY_THEN = 62_000; // ms
const TARGETS = { connection: 15, room: 60, idle: 2 };

const inUse = ({ heapUsed, external }: Memory) => heapUsed + external;

export const memory: Row = {
  id: "memory",
  rooms: () => 0,
  // Servers of its own: what others did to a process would stay in its memory.
  async measure({ quick, load, servers: shared, say }) {
    const [rooms, connections] = quick ? [ROOMS / 4, CONNECTIONS / 4] : [ROOMS, CONNECTIONS];
    const servers: MeasuredServer[] = [];
    for (const { id } of shared) servers.push(await start(id, WARM_UP_ROOMS + rooms));
    const doorsOf = (server: MeasuredServer, from: number, to: number) =>
      Array.from({ length: to - from }, (_, number) => server.door(from + number));
    const readings = new Map<ServerId, Memory[]>(servers.map(({ id }) => [id, []]));
    const read = async (server: MeasuredServer) => {
      await pause(500);
      readings.get(server.id)?.push(await server.memory());
    };
    try {
      for (const server of servers) {
        await load.run("fill", { doors: doorsOf(server, 0, WARM_UP_ROOMS), annotations: ANNOTATIONS });
      }
      say("  waiting for rooms to be unloaded");
      await pause(UNLOADED_BY_THEN);
      for (const server of servers) {
        say(`  ${server.name}`);
        const doors = doorsOf(server, WARM_UP_ROOMS, WARM_UP_ROOMS + rooms);
        await read(server);
        await load.run("fill", { doors, annotations: ANNOTATIONS, stay: true });
        await read(server);
        const more = Array.from({ length: connections }, (_, number) => doors[number % doors.length]);
        await load.run("settle", { doors: more.flatMap((door) => door ?? []) });
        await read(server);
        await load.run("leave", null);
      }
      say("  waiting for rooms to be unloaded");
      await pause(UNLOADED_BY_THEN);
      for (const server of servers) await read(server);
    } finally {
      for (const server of servers) await server.remove();
    }
    const kB = (of: (memory: Memory) => number) =>
      new Map(
        [...readings].map(([id, all]) => {
          const [before = 0, filled = 0, crowded = 0, left = 0] = all.map(of);
          const connection = (crowded - filled) / connections / 1e3;
          const room = (filled - before) / rooms / 1e3 - connection;
          return [id, { connection, room, idle: (left - before) / rooms / 1e3 }];
        }),
      );
    const [used, resident] = [kB(inUse), kB(({ rss }) => rss)];
    const line = (what: string, key: "connection" | "room" | "idle") => ({
      what,
      cells: cells(used, (each, id) => `${digits(each[key])} (${digits(resident.get(id)?.[key] ?? Number.NaN)})`),
      target: {
        words: `<= ${TARGETS[key]}`,
        held: (used.get("concord")?.[key] ?? Number.POSITIVE_INFINITY) <= TARGETS[key],
      },
    });
    return [
      line("kB per idle connection (resident)", "connection"),
      line(`kB per loaded room of ${ANNOTATIONS} annotations (resident)`, "room"),
      line("kB per room that everybody has left (resident)", "idle"),
    ];
  },
};
