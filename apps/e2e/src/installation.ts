import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Another checkout may be tried by naming it here: the mutated copies are. */
export const checkout = process.env.CONCORD_TEST_CHECKOUT ?? fileURLToPath(new URL("../../../", import.meta.url));
const stopWithUs = pathToFileURL(join(checkout, "infra/scripts/lib/stop-with-parent.mjs")).href;
const movedClock = new URL("./moved-clock.mjs", import.meta.url).href;
const serverMain = join(checkout, "apps/server/src/main.ts");
const READY = /^Concord is ready: (\S+)/;
const SETUP_LINK = /https?:\/\/\S+\/setup#\S+/;

/** An installation of Concord of its own, as a person would run it: data in a temporary folder, a port nobody uses. */
export type Installation = {
  readonly url: string;
  readonly dataDir: string;
  /** The one-time link to the set-up page, printed while there is no account. */
  readonly setupLink: string | undefined;
  /** Everything the server printed so far. */
  readonly output: () => string;
  /** Whether the server's process is there. */
  running(): boolean;
  /** Ends the server as a power cut of the process would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Sends the server a signal. */
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code when the server has ended. */
  ended(): Promise<number | null>;
  /** Starts it again on the same data and port. */
  startAgain(): Promise<void>;
  /** Lets time pass on the server: its clock is moved, and waits that are over by then end. Only with `movableClock`. */
  advance(ms: number): Promise<void>;
  /** Stops it in order and removes the data; answers the exit code. */
  stop(): Promise<number | null>;
};

/** A port that nobody uses at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("a TCP server has no port");
  return address.port;
}

/** Waits for the line that says the server is ready; throws with all it printed when it stops instead. */
function ready(server: ChildProcess, print: (line: string) => void, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on("line", (line) => {
        print(line);
        const address = READY.exec(line)?.[1];
        // The set-up link may stand on the line after: it is printed in the same turn.
        if (address) setImmediate(resolve, address);
      });
    }
    server.once("exit", (code) => reject(new Error(`the server stopped with code ${code}:\n${output()}`)));
  });
}

/**
 * @param env - further environment variables of the server; with PORT it listens on the one named
 * @param options - `movableClock` puts a clock before the server's code that the test can move
 */
export async function startInstallation(
  env: Readonly<Record<string, string>> = {},
  options: { readonly movableClock?: boolean } = {},
): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), "concord-e2e-"));
  // As root the embedded database runs under another user, who must be able to reach its folder.
  await chmod(dataDir, 0o755);
  const port = await freePort();
  const loader = pathToFileURL(createRequire(join(checkout, "apps/server/package.json")).resolve("tsx")).href;
  const lines: string[] = [];
  const output = () => lines.join("\n");
  let server: ChildProcess;
  const start = async () => {
    const clock = options.movableClock ? ["--import", movedClock] : [];
    server = spawn(process.execPath, [...clock, "--import", stopWithUs, "--import", loader, serverMain], {
      cwd: checkout,
      env: { ...process.env, NODE_ENV: "production", PORT: `${port}`, DATA_DIR: dataDir, ...env },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    return ready(server, (line) => lines.push(line), output);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, "exit");
    server.kill(signal);
    await exited;
  };
  const url = await start();
  return {
    url,
    dataDir,
    get setupLink() {
      return SETUP_LINK.exec(output())?.[0];
    },
    output,
    running: () => server.exitCode === null && server.signalCode === null,
    kill: () => end("SIGKILL"),
    signal: (name) => void server.kill(name),
    ended: async () => {
      if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
      return server.exitCode;
    },
    startAgain: async () => {
      await start();
    },
    advance: async (ms) => {
      const answered = once(server, "message");
      server.send({ advanceMs: ms });
      await answered;
    },
    stop: async () => {
      await end("SIGTERM");
      await rm(dataDir, { recursive: true, force: true });
      return server.exitCode;
    },
  };
}
