import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { inspectProcess } from "../processes.ts";

/** Waits for something outside this process, which can not tell us; the test's own time limit ends it. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(20);
}

/** A promise and the function that settles it, for callbacks that a test waits for. */
export function aSignal<T>(): { readonly given: Promise<T>; give(value: T): void } {
  let settle: (value: T) => void = () => {};
  const given = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { given, give: (value) => settle(value) };
}

export function isAlive(pid: number): boolean {
  return inspectProcess(pid)?.zombie === false;
}

/** Whether a process was held still by `SIGSTOP`. Linux only. */
export function isStopped(pid: number): boolean {
  return /^\d+ \(.*\) T /s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
}
