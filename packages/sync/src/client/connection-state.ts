import type { CopyState } from "./local-copy/room-copy.ts";

/**
 * - `connecting`: a first answer is awaited, or what both sides have is being compared
 * - `saved`: connected, and every own change is on the server's disk
 * - `saving`: connected, own changes are on their way
 * - `offline`: no connection; the next attempt comes by itself
 * - `refused`: the server closed the door; no further attempt is made
 */
export type ConnectionPhase = "connecting" | "saved" | "saving" | "offline" | "refused";

export type ConnectionState = {
  readonly phase: ConnectionPhase;
  /** Own changes that are not known to be on the server's disk. */
  readonly unsaved: number;
  /** When nothing was unsaved last. */
  readonly lastSavedAt: Date | undefined;
  /** The server has said that it restarts, a moment ago: it will be back by itself. Only in phase `offline`. */
  readonly restarting?: boolean;
  /** Whether what is unsaved is also on this device's disk; `none` without a local copy. */
  readonly local: "none" | CopyState;
  /** Unsent changes kept on this device that cannot be opened; absent when there are none. They stay there. */
  readonly unopened?: number;
  /** Why the server refused; only in that phase. */
  readonly refusal?: { readonly code: number; readonly reason: string };
};

/** Milliseconds to wait before a further attempt; `attempt` counts failures since the last success, from 1. */
export type Backoff = (attempt: number) => number;

const FIRST_PAUSE = 300;
const LONGEST_PAUSE = 15_000;

/** Doubles, with jitter: after a restart of the server not everybody comes back in the same moment. */
export const jitteredBackoff: Backoff = (attempt) =>
  Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
