import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { startEmbeddedDatabase } from "../embedded-database.ts";
import { describeEmbeddedRefusal } from "../refusals.ts";
import type { ConcordEvent, ConcordOrders } from "./concord-process.ts";

// Run by `ConcordProcess`; told what to do by its one argument, and to stop by the end of its input.

const orders: ConcordOrders = JSON.parse(process.argv[2] ?? "{}");
const tell = (event: ConcordEvent) => process.stdout.write(`${JSON.stringify(event)}\n`);

if (orders.uid !== undefined) {
  process.setgroups?.([]);
  process.setgid?.(orders.uid);
  process.setuid?.(orders.uid);
}

const { uid: _uid, writers = 0, ...options } = orders;
const started = await startEmbeddedDatabase({
  ...options,
  log: (line) => tell({ name: "log", line }),
  onState: (state) => {
    if (state.name === "serving") tell({ name: "serving", pid: state.pid, url: started.ok ? started.value.url : "" });
  },
});
if (!started.ok) {
  tell({ name: "refused", code: started.error.code, sentence: describeEmbeddedRefusal(started.error) });
} else {
  const database = started.value;
  tell({ name: "serving", pid: database.pid, url: database.url });
  const pool = new pg.Pool({ connectionString: database.url, max: Math.max(1, writers) });
  pool.on("error", () => {});
  let stopping = false;
  const writing = writeWithoutPause(pool, writers, () => stopping);
  process.stdin.resume().on("end", async () => {
    stopping = true;
    await writing;
    await pool.end();
    await database.stop();
    tell({ name: "ended" });
  });
}

async function writeWithoutPause(pool: pg.Pool, sessions: number, isOver: () => boolean): Promise<void> {
  if (sessions === 0) return;
  await pool.query("create table if not exists acknowledged (id text primary key, filling text not null)");
  const filling = "a coding ".repeat(40);
  await Promise.all(
    Array.from({ length: sessions }, async (_, session) => {
      for (let n = 0; !isOver(); n += 1) {
        const id = `${process.pid}-${Date.now()}-${session}-${n}`;
        try {
          await pool.query("insert into acknowledged values ($1, $2)", [id, filling]);
          tell({ name: "acknowledged", id });
        } catch {
          await setTimeout(10);
        }
      }
    }),
  );
}
