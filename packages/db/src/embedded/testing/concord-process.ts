import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

/** What a Concord of its own process is asked to do. */
export type ConcordOrders = {
  readonly stateDir: string;
  readonly pgBin?: string;
  readonly nativePackage?: string;
  readonly template?: string;
  /** Becomes this user, without groups, before it starts the database. Root only. */
  readonly uid?: number;
  /** Sessions that write without pause once it serves, each commit told as an `acknowledged` event. */
  readonly writers?: number;
};

export type ConcordEvent =
  | { readonly name: "serving"; readonly pid: number; readonly url: string }
  | { readonly name: "refused"; readonly code: string; readonly sentence: string }
  | { readonly name: "acknowledged"; readonly id: string }
  | { readonly name: "log"; readonly line: string }
  | { readonly name: "ended" };

const PROGRAM = fileURLToPath(new URL("concord-program.ts", import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** A node process that starts the launcher: one that can be killed. */
export class ConcordProcess {
  readonly child: ChildProcess;
  readonly exited: Promise<void>;
  #listeners = new Set<(event: ConcordEvent) => void>();
  #past: ConcordEvent[] = [];
  #errors = "";

  constructor(orders: ConcordOrders, env: Record<string, string> = {}) {
    this.child = spawn(process.execPath, ["--import", TSX, PROGRAM, JSON.stringify(orders)], {
      env,
      cwd: "/",
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.child.stderr?.setEncoding("utf8").on("data", (piece: string) => {
      this.#errors += piece;
    });
    this.exited = new Promise((resolve) => this.child.once("exit", () => resolve()));
    const { stdout } = this.child;
    if (stdout === null) throw new Error("expected a pipe from the process, found none");
    // Only whole lines count: half of one is no acknowledgement.
    createInterface({ input: stdout }).on("line", (line) => {
      const event: ConcordEvent = JSON.parse(line);
      if (event.name !== "acknowledged") this.#past.push(event);
      for (const listener of this.#listeners) listener(event);
    });
  }

  onEvent(listener: (event: ConcordEvent) => void): void {
    this.#listeners.add(listener);
  }

  /** The first event of a name, past or to come. */
  event<N extends ConcordEvent["name"]>(name: N): Promise<Extract<ConcordEvent, { name: N }>> {
    type Wanted = Extract<ConcordEvent, { name: N }>;
    const isWanted = (event: ConcordEvent): event is Wanted => event.name === name;
    return new Promise((resolve, reject) => {
      const past = this.#past.find(isWanted);
      if (past) resolve(past);
      this.onEvent((event) => isWanted(event) && resolve(event));
      this.child.once("close", () => {
        const seen = JSON.stringify(this.#past);
        reject(new Error(`expected the event ${name}, found the end of the process: ${seen} ${this.#errors}`));
      });
    });
  }

  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.exited;
  }

  /** As when a person stops Concord. */
  async stop(): Promise<void> {
    this.child.stdin?.end();
    await this.exited;
  }
}
