import type { Span } from "@concord/domain";
import { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";

/** What a coder's page says of itself while it is open: where they are in the text. Never stored, and holds no name. */
export type PresenceState = { readonly selection: Span };

/** Who else is in a document's room, and what one tells them. */
export type Presence = {
  /** For the connection that carries it. */
  readonly awareness: Awareness;
  /** Says where one is; `null` says nothing any more. */
  tell(state: PresenceState | null): void;
  /** What the other pages in the room say. */
  others(): readonly PresenceState[];
  /** Calls back when others said something or left; answers how to stop. */
  observe(listener: () => void): () => void;
  destroy(): void;
};

/** Opens presence beside a document. Nothing is said before `tell`. */
export function openPresence(doc: Y.Doc): Presence {
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  return {
    awareness,
    tell: (state) => awareness.setLocalState(state),
    others: () =>
      [...awareness.getStates()].flatMap(([client, state]) => {
        const read = client === doc.clientID ? undefined : readPresence(state);
        return read ? [read] : [];
      }),
    observe(listener) {
      awareness.on("change", listener);
      return () => awareness.off("change", listener);
    },
    destroy: () => awareness.destroy(),
  };
}

const LAST_POSITION = 2 ** 31 - 1;

/** Reads what somebody else's page says of itself; `undefined` for anything that is not a place in a text. */
export function readPresence(state: unknown): PresenceState | undefined {
  const selection = (state as { selection?: Partial<Span> } | null)?.selection;
  const { start, end } = selection ?? {};
  const isPosition = (value: unknown): value is number =>
    Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= LAST_POSITION;
  return isPosition(start) && isPosition(end) && start <= end ? { selection: { start, end } } : undefined;
}
