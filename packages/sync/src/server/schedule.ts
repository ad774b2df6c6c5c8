/** Runs something once, later; answers how to call it off. Zero milliseconds mean: at the end of this event-loop turn. */
export type Schedule = (run: () => void, afterMs: number) => () => void;

export const systemSchedule: Schedule = (run, afterMs) => {
  if (afterMs <= 0) {
    const turn = setImmediate(run);
    return () => clearImmediate(turn);
  }
  const timer = setTimeout(run, afterMs);
  return () => clearTimeout(timer);
};
