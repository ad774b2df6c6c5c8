/**
 * Why the server closes a socket. 4400 to 4499 are decisions that reconnecting does not change, with the one exception
 * of `TooFast`; everything else is worth another try. y-websocket's own client reads the ranges the same way.
 */
export const CloseCode = {
  /** The server goes down in order, or the room has to be loaded afresh; reconnect. */
  Restart: 1012,
  /** The room could not be read from the store; reconnect later. */
  Unavailable: 1013,
  /** A frame that is not of the protocol: text, unknown type, broken or impossible bytes. */
  BadFrame: 4400,
  /** The session ended: sign-out, password change, closed account. */
  SignedOut: 4401,
  /** This user may not be in this room, or not write in it. */
  Forbidden: 4403,
  /** The room takes no more edits for good; a layer's room closes with its submission. */
  RoomClosed: 4409,
  /** A frame, an update or a presence state above the limits. */
  TooMuch: 4413,
  /** More frames or bytes a second than a person can cause; reconnect after a pause. */
  TooFast: 4429,
  /** The connection reads slower than the room writes and stands still; reconnect. */
  TooSlow: 4508,
  /** Edits keep arriving whose predecessors do not; reconnect, which sends everything. */
  OutOfStep: 4509,
  /** What the user may do has changed; reconnect to be judged afresh. */
  AccessChanged: 4510,
} as const;

export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode];

/** Written by `ws` when a frame exceeds its payload limit; no second try would do better. */
const MESSAGE_TOO_BIG = 1009;

/** Whether a client that was closed with this code must not come back by itself. */
export function isFinal(code: number): boolean {
  return code === MESSAGE_TOO_BIG || (code >= 4400 && code < 4500 && code !== CloseCode.TooFast);
}
