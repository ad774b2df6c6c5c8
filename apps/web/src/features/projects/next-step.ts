import { isReleased, type Role } from "@concord/domain";
import type { Task } from "./queries.ts";

/** The one thing that the project asks of somebody now. */
export type NextStep =
  | { readonly kind: "import" }
  | { readonly kind: "invite" }
  | { readonly kind: "round" }
  | { readonly kind: "code"; readonly task: Task; readonly left: number }
  | { readonly kind: "compare"; readonly task: Task }
  | { readonly kind: "wait" }
  | { readonly kind: "none" };

type Situation = {
  readonly roles: readonly Role[];
  readonly documents: number;
  readonly members: number;
  readonly tasks: readonly Task[];
};

/** Own coding comes first, then what a manager must prepare, then comparing, then waiting. */
export function nextStep({ roles, documents, members, tasks }: Situation): NextStep {
  const toCode = tasks.filter((task) => task.you === "open" && task.stage === "independent");
  const [first] = toCode;
  if (first) return { kind: "code", task: first, left: toCode.length - 1 };
  if (roles.includes("manage")) {
    if (documents === 0) return { kind: "import" };
    if (members < 2 && tasks.length === 0) return { kind: "invite" };
    if (tasks.length === 0) return { kind: "round" };
  }
  const released = tasks.filter((task) => isReleased(task.stage) && task.stage !== "signed_off");
  const comparable = released.find((task) => task.you === "submitted") ?? released[0];
  if (comparable) return { kind: "compare", task: comparable };
  return tasks.length > 0 ? { kind: "wait" } : { kind: "none" };
}

/** Rounds in the order of their first document, each with its documents. */
export function byRound(tasks: readonly Task[]): ReadonlyMap<string, readonly Task[]> {
  const rounds = new Map<string, Task[]>();
  for (const task of tasks) {
    const own = rounds.get(task.roundId);
    if (own) own.push(task);
    else rounds.set(task.roundId, [task]);
  }
  return rounds;
}

/** Own documents, and how many of them are submitted. */
export function ownProgress(tasks: readonly Task[]): { readonly done: number; readonly all: number } {
  const own = tasks.filter((task) => task.you !== "not_assigned");
  return { done: own.filter((task) => task.you === "submitted").length, all: own.length };
}
