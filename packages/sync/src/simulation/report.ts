import { scriptOf } from "./action.ts";
import { shrink } from "./shrink.ts";
import { type Run, type RunOptions, simulate } from "./simulate.ts";

/** @returns what somebody needs to see a run fail again: its seed, what was wrong, and the fewest actions that do it */
export async function reportOf(run: Run, options: RunOptions = {}): Promise<string> {
  const wrong = run.violation;
  if (!wrong) return `seed ${run.seed} passed`;
  const fails = async (actions: Run["actions"]) =>
    (await simulate(run.seed, { ...options, actions })).violation?.invariant === wrong.invariant;
  const smallest = await shrink(run.actions, fails);
  const again = await simulate(run.seed, { ...options, actions: smallest });
  return [`seed ${run.seed}`, wrong.message, `with ${smallest.length} actions:`, scriptOf(smallest)]
    .concat(again.violation && again.violation.message !== wrong.message ? [again.violation.message] : [])
    .join("\n");
}
