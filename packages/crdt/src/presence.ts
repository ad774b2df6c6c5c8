import type { Span } from "@concord/domain";

/** What a coder's page says of itself while it is open: where they are in the text. Never stored, and holds no name. */
export type PresenceState = { readonly selection: Span };

const LAST_POSITION = 2 ** 31 - 1;

/** Reads what somebody else's page says of itself; `undefined` for anything that is not a place in a text. */
export function readPresence(state: unknown): PresenceState | undefined {
  const selection = (state as { selection?: Partial<Span> } | null)?.selection;
  const { start, end } = selection ?? {};
  const isPosition = (value: unknown): value is number =>
    Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= LAST_POSITION;
  return isPosition(start) && isPosition(end) && start <= end ? { selection: { start, end } } : undefined;
}
