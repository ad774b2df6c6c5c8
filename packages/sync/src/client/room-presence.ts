import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from "y-protocols/awareness";
import { awarenessFrame } from "../protocol/index.ts";

type Changes = { readonly added: number[]; readonly updated: number[]; readonly removed: number[] };

/** Who is in the room, as far as the connection carries it: what one says oneself, and what the others say. */
export class RoomPresence {
  readonly #awareness: Awareness;
  readonly #own: number;
  readonly #send: (frame: Uint8Array) => void;

  /** @param send - passes over what it is given while there is no connection */
  constructor(awareness: Awareness, send: (frame: Uint8Array) => void) {
    this.#awareness = awareness;
    this.#own = awareness.clientID;
    this.#send = send;
    awareness.on("update", this.#onUpdate);
  }

  /** Says it anew with a higher clock: those who saw us leave would pass over the state they know already. */
  comeBack(): void {
    const own = this.#awareness.getLocalState();
    if (own) this.#awareness.setLocalState(own);
  }

  hear(entries: Uint8Array): void {
    applyAwarenessUpdate(this.#awareness, entries, this);
  }

  say(): void {
    if (this.#awareness.meta.has(this.#own))
      this.#send(awarenessFrame(encodeAwarenessUpdate(this.#awareness, [this.#own])));
  }

  /** The connection is gone, and with it whoever it told of. */
  forgetOthers(): void {
    const others = [...this.#awareness.getStates().keys()].filter((clientId) => clientId !== this.#own);
    removeAwarenessStates(this.#awareness, others, this);
    // Forgets their clocks too: the server tells their unchanged states again, which would count as known otherwise.
    for (const clientId of others) this.#awareness.meta.delete(clientId);
  }

  /** Says goodbye, so that the others need not wait for the socket's end. */
  leave(): void {
    removeAwarenessStates(this.#awareness, [this.#own], "left");
    this.#awareness.off("update", this.#onUpdate);
  }

  #onUpdate = ({ added, updated, removed }: Changes, origin: unknown): void => {
    if (origin !== this && [added, updated, removed].some((ids) => ids.includes(this.#own))) this.say();
  };
}
