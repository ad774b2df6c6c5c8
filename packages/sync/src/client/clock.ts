/** The time as the client asks for it; a simulation brings its own. */
export type ClientClock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Runs something once, later; answers how to call it off. */
  readonly schedule: (run: () => void, afterMs: number) => () => void;
};

export const platformClock: ClientClock = {
  now: () => Date.now(),
  schedule: (run, afterMs) => {
    const timer = setTimeout(run, afterMs);
    return () => clearTimeout(timer);
  },
};
