import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export type Command = { readonly program: string; readonly parameters: readonly string[] };

/** One calculation as its own process timed it. */
export type Timed = { readonly seconds: number; readonly values: readonly number[] };

/** A process that has its material in memory and calculates when told to. */
export type Engine = {
  readonly calculate: () => Promise<Timed>;
  readonly stop: () => void;
};

/** An engine that ended by itself, or did not answer in time. */
export class EngineFailed extends Error {}

/** No answer is waited for longer. */
const PATIENCE_SECONDS = 180;

/**
 * Starts an engine and waits until it has read its material.
 *
 * @param signal - ends the process early
 * @throws `EngineFailed`; the signal's reason once that is aborted
 */
export async function startEngine(command: Command, signal: AbortSignal): Promise<Engine> {
  signal.throwIfAborted();
  const child = spawn(command.program, command.parameters, { stdio: ["pipe", "pipe", "pipe"] });
  const stop = () => {
    signal.removeEventListener("abort", stop);
    child.kill("SIGKILL");
  };
  signal.addEventListener("abort", stop);
  const next = answersOf(child);
  const ask = async (): Promise<string> => {
    const timer = setTimeout(stop, PATIENCE_SECONDS * 1000);
    try {
      return await next();
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
  try {
    const greeting = await ask();
    if (greeting !== "ready") throw new EngineFailed(`said "${greeting}" instead of ready`);
  } catch (error) {
    stop();
    throw error;
  }
  return {
    stop,
    calculate: async () => {
      child.stdin.write("go\n");
      const [seconds, ...values] = (await ask()).split(" ").map(numberOf);
      if (seconds === undefined) throw new EngineFailed("gave an empty answer");
      return { seconds, values };
    },
  };
}

/** The lines that a process prints, one at a time. */
function answersOf(child: ChildProcess): () => Promise<string> {
  const complaints: string[] = [];
  child.stderr?.on("data", (chunk) => complaints.push(String(chunk)));
  // Writing to a process that is gone; that it is gone shows in the lines ending.
  child.stdin?.on("error", () => {});
  const unable = new Promise<never>((_, reject) =>
    child.once("error", (error) => reject(new EngineFailed(`${error}`))),
  );
  unable.catch(() => {});
  if (!child.stdout) throw new Error("a process without output");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async () => {
    const { value, done } = await Promise.race([lines.next(), unable]);
    if (!done) return value.trim();
    // The last words of a traceback say what happened; a bar or a line break would end the table's cell.
    const lastWords = complaints.join("").trim().split("\n").at(-1)?.replaceAll("|", "/");
    throw new EngineFailed(lastWords || "ended without an answer");
  };
}

/** @throws `EngineFailed` when a word is not a number. R writes NA and NaN where there is no value. */
function numberOf(word: string): number {
  if (/^(NaN|nan|NA)$/.test(word)) return Number.NaN;
  const number = Number(word);
  if (Number.isNaN(number)) throw new EngineFailed(`said "${word}" instead of a number`);
  return number;
}
