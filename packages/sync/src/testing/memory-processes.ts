import type { Processes, ProcessesListener } from "../server/index.ts";

export type MemoryProcesses = {
  /** One more process; it hears the others until it is cut off. */
  join(name: string): Processes & {
    /** Nothing reaches it or leaves it until `mend`, which tells it that it missed something. */
    cut(): void;
    mend(): void;
  };
};

/** Joins processes that are all in this one. Everything arrives at the end of the turn, in order. */
export function memoryProcesses(): MemoryProcesses {
  const members = new Set<{ readonly name: string; listener: ProcessesListener | undefined; cut: boolean }>();
  return {
    join(name) {
      const self = { name, listener: undefined as ProcessesListener | undefined, cut: false };
      members.add(self);
      const toOthers = (say: (listener: ProcessesListener) => void) => {
        if (self.cut) return;
        for (const member of members)
          if (member !== self)
            setImmediate(() => {
              if (member.listener && !member.cut) say(member.listener);
            });
      };
      return {
        tell: (batch) => {
          for (const stored of batch) toOthers((listener) => listener.stored(stored));
        },
        whisper: (room, whisper) => toOthers((listener) => listener.whispered(room, name, whisper)),
        listen: (listener) => {
          self.listener = listener;
        },
        cut: () => {
          self.cut = true;
        },
        mend: () => {
          self.cut = false;
          self.listener?.missed();
        },
      };
    },
  };
}
