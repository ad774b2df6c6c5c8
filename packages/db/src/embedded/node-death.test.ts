import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { findServerOn, watchdogsOf } from "./processes.ts";
import type { ConcordOrders, ConcordProcess } from "./testing/concord-process.ts";
import { aConcord } from "./testing/concord-under-test.ts";
import { sharedCluster, sharedPrograms } from "./testing/programs.ts";
import { ask } from "./testing/queries.ts";
import { serving } from "./testing/state-directory.ts";
import { isAlive, isStopped, until } from "./testing/waiting.ts";

// Real servers on a real disk: a busy machine takes its time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const programs = sharedPrograms();
const aStateDirectory = sharedCluster(programs);

async function aServingConcord(orders: ConcordOrders) {
  const concord = aConcord(orders);
  const { pid, url } = await concord.event("serving");
  return { concord, pid, url };
}

/** The shells that would stop the server when their node dies. */
function watchdogsIn(stateDir: string): number[] {
  const data = join(stateDir, "data");
  const server = findServerOn(data);
  return server === undefined ? [] : watchdogsOf(server, data).map(({ pid }) => pid);
}

function killWatchdogs(stateDir: string): number[] {
  const shells = watchdogsIn(stateDir);
  expect(shells.length).toBeGreaterThan(0);
  // Held still first: node closes the pipe when it learns of one's death, and the other would then stop the server.
  for (const signal of ["SIGSTOP", "SIGKILL"] as const) for (const shell of shells) process.kill(shell, signal);
  return shells;
}

/** Node is held still first: it would put a new watchdog in the place of a killed one. */
async function killWithWatchdogs(concord: ConcordProcess, stateDir: string): Promise<void> {
  concord.child.kill("SIGSTOP");
  await until(() => isStopped(concord.child.pid ?? Number.NaN));
  killWatchdogs(stateDir);
  await concord.kill();
}

describe("when node is killed", () => {
  it("the database stops by itself, in order", async () => {
    const { concord, pid } = await aServingConcord({ ...programs, stateDir: aStateDirectory() });
    await concord.kill();
    await until(() => !isAlive(pid));
  });

  it("a Concord started at once waits for the old database to stop and serves with all that was committed", async () => {
    const stateDir = aStateDirectory();
    const { concord, pid, url } = await aServingConcord({ ...programs, stateDir });
    await ask(url, "create table kept (n int)");
    await ask(url, "insert into kept values (1)");
    await concord.kill();
    const next = await serving({ ...programs, stateDir });
    expect(next.pid).not.toBe(pid);
    expect(await ask(next.url, "select n from kept")).toEqual([{ n: 1 }]);
  });

  it("and its watchdog too, the next Concord takes the running database over and stops it in the end", async () => {
    const stateDir = aStateDirectory();
    const { concord, pid } = await aServingConcord({ ...programs, stateDir });
    await killWithWatchdogs(concord, stateDir);
    expect(isAlive(pid)).toBe(true);

    const log: string[] = [];
    const next = await serving({ ...programs, stateDir, log: (line) => log.push(line) });
    expect(next.pid).toBe(pid);
    expect(log).toEqual([expect.stringContaining("took over")]);
    expect(await ask(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await next.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it("a database that was taken over has a watchdog again", async () => {
    const stateDir = aStateDirectory();
    const first = await aServingConcord({ ...programs, stateDir });
    await killWithWatchdogs(first.concord, stateDir);
    const second = await aServingConcord({ ...programs, stateDir });
    expect(second.pid).toBe(first.pid);
    await second.concord.kill();
    await until(() => !isAlive(second.pid));
  });

  it("and PostgreSQL too, the next Concord starts although the pid file names the dead one", async () => {
    const stateDir = aStateDirectory();
    const { concord, pid, url } = await aServingConcord({ ...programs, stateDir });
    await ask(url, "create table kept ()");
    process.kill(pid, "SIGKILL");
    await concord.kill();
    const next = await serving({ ...programs, stateDir });
    expect(await ask(next.url, "select from kept")).toEqual([]);
  });
});

describe("when only the watchdog is killed", () => {
  it("the database goes on, is watched again, and stops when node is killed afterwards", async () => {
    const stateDir = aStateDirectory();
    const { concord, pid, url } = await aServingConcord({ ...programs, stateDir });
    const killed = killWatchdogs(stateDir);
    expect(await ask(url, "select 1 as one")).toEqual([{ one: 1 }]);
    await until(() => watchdogsIn(stateDir).some((shell) => !killed.includes(shell)));
    await concord.kill();
    await until(() => !isAlive(pid));
  });
});
