import { setTimeout } from "node:timers/promises";
import { type Result, refused } from "@concord/domain";
import type { EmbeddedDatabase } from "./embedded-database.ts";
import { type LaunchPlan, launchServer } from "./launch.ts";
import { describeEmbeddedRefusal, type EmbeddedRefusal, refusalOfFileError } from "./refusals.ts";
import type { ServerProcess } from "./server-process.ts";
import { stopServer } from "./stop-server.ts";

export type EmbeddedState =
  | { readonly name: "serving"; readonly pid: number; readonly restarts: number }
  /** Writes are refused. `attempt` counts from 1 since it last served steadily; `refusal` is why the last one failed. */
  | {
      readonly name: "restarting";
      readonly attempt: number;
      readonly detail: string;
      readonly refusal: EmbeddedRefusal | undefined;
    }
  | { readonly name: "stopping" }
  | { readonly name: "ended"; readonly expected: boolean; readonly detail: string };

type Surroundings = {
  readonly url: string;
  readonly onState: ((state: EmbeddedState) => void) | undefined;
  /** Gives the directory free for the next Concord. */
  readonly free: () => void;
};

/** Milliseconds before a restart: soon at first, then patiently, for a full disk is emptied by people. */
export function pauseBefore(attempt: number): number {
  return Math.min(100 * 2 ** (attempt - 1), 30_000);
}

/** Milliseconds after which a server that ended counts as having served, and its restart as the first one. */
const STEADY = 60_000;

/** Starts the server again whenever it ends by itself, until told to stop. */
export function keepServing(plan: LaunchPlan, first: ServerProcess, around: Surroundings): EmbeddedDatabase {
  let server = first;
  let restarts = 0;
  let attempt = 0;
  let servingSince = Date.now();
  let state: EmbeddedState = { name: "serving", pid: first.pid, restarts };
  const stopping = new AbortController();
  const become = (next: EmbeddedState) => {
    state = next;
    around.onState?.(next);
  };

  async function serve(): Promise<{ expected: boolean; detail: string }> {
    for (;;) {
      const detail = await server.exited;
      if (stopping.signal.aborted) return { expected: true, detail };
      if (Date.now() - servingSince > STEADY) attempt = 0;
      plan.log(`the database ended by itself (${detail}) and is started again`);
      const next = await restart(detail);
      if (next === undefined) return { expected: true, detail };
      if ("code" in next) return { expected: false, detail: describeEmbeddedRefusal(next) };
      server = next;
      restarts += 1;
      servingSince = Date.now();
      if (stopping.signal.aborted) return { expected: true, detail: await stopServer(server) };
      plan.log(`the database serves again (process ${server.pid})`);
      become({ name: "serving", pid: server.pid, restarts });
    }
  }

  /** @returns nothing when stopped meanwhile; a refusal when no further attempt can help */
  async function restart(detail: string): Promise<ServerProcess | EmbeddedRefusal | undefined> {
    let refusal: EmbeddedRefusal | undefined;
    for (;;) {
      attempt += 1;
      become({ name: "restarting", attempt, detail, refusal });
      const stopped = await setTimeout(pauseBefore(attempt), false, { signal: stopping.signal }).catch(() => true);
      if (stopped) return undefined;
      const launched = await launch(plan);
      if (launched.ok) return launched.value;
      refusal = launched.error;
      plan.log(describeEmbeddedRefusal(refusal));
      if (refusal.code === "unsafe_settings") return refusal;
    }
  }

  const ended = serve().then((end) => {
    around.free();
    become({ name: "ended", ...end });
    return end;
  });

  let stopped: Promise<void> | undefined;
  async function stop(): Promise<void> {
    if (state.name !== "ended") become({ name: "stopping" });
    const serving = server;
    stopping.abort();
    // While a restart is under way this is the server that ended, and `serve` stops the one that comes up.
    await stopServer(serving);
    await ended;
  }

  return {
    url: around.url,
    get pid() {
      return server.pid;
    },
    get state() {
      return state;
    },
    ended,
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** Whatever goes wrong here may be over at the next attempt: too many processes, too little memory. */
async function launch(plan: LaunchPlan): Promise<Result<ServerProcess, EmbeddedRefusal>> {
  const { state, log } = plan.paths;
  try {
    return await launchServer(plan);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return refused(refusalOfFileError(error, state) ?? { code: "did_not_start", log, lines: [words] });
  }
}
