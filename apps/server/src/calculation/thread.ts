import { parentPort } from "node:worker_threads";
import { agreementByCode, overallAgreement, unitTable } from "@concord/agreement";
import { disagreementsOf } from "@concord/agreement/disagreements";
import type { Answer, Task } from "./task.ts";

/** The calculator's own side: one task at a time, in the order they come. */
parentPort?.on("message", ({ number, task }: { number: number; task: Task }) => {
  try {
    parentPort?.postMessage({ number, answer: calculate(task) });
  } catch (error) {
    parentPort?.postMessage({ number, error: error instanceof Error ? error.message : String(error) });
  }
});

function calculate(task: Task): Answer[Task["kind"]] {
  if (task.kind === "comparison") return disagreementsOf(task.request);
  const table = unitTable(task.request);
  return { overall: overallAgreement(table), perCode: agreementByCode(table) };
}
