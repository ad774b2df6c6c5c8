import { type Schedule, systemSchedule } from "../server/schedule.ts";

export type ManualClock = {
  readonly now: () => number;
  readonly schedule: Schedule;
  /** Lets time pass, running in order what falls due. */
  advance(ms: number): void;
};

/** Shorter waits (the end of a turn, a commit's delay) run by themselves; longer ones only when time is advanced. */
const BY_ITSELF = 10;

export function manualClock(): ManualClock {
  let time = 0;
  const waiting = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    now: () => time,
    schedule: (run, afterMs) => {
      if (afterMs <= BY_ITSELF) return systemSchedule(run, afterMs);
      const entry = { at: time + afterMs, run };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
    advance(ms) {
      const until = time + ms;
      for (;;) {
        const [next] = [...waiting].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (!next) break;
        waiting.delete(next);
        time = next.at;
        next.run();
      }
      time = until;
    },
  };
}
