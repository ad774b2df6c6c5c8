import type { Action } from "./action.ts";

/**
 * Leaves out actions as long as the rest still fails: halves first, then ever smaller pieces, single ones last.
 *
 * @param fails - whether a run with these actions fails in the same way
 * @param attempts - how often it is asked at most
 */
export async function shrink(
  actions: readonly Action[],
  fails: (actions: readonly Action[]) => Promise<boolean>,
  attempts = 400,
): Promise<readonly Action[]> {
  let smallest = actions;
  let left = attempts;
  for (let size = Math.ceil(actions.length / 2); size >= 1; ) {
    let found = false;
    for (let from = 0; from < smallest.length && left > 0; ) {
      const without = smallest.toSpliced(from, size);
      left--;
      if (await fails(without)) {
        smallest = without;
        found = true;
      } else from += size;
    }
    if (left === 0 || (size === 1 && !found)) break;
    size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  return smallest;
}
