/** What must hold in every simulated run. */
export type Invariant =
  /** All replicas of a room end equal to what is stored. */
  | "converges"
  /** Each sees everybody who is there, wherever they are connected, and nobody who has left. */
  | "presence_is_true"
  /** What was acknowledged is stored, and stays. */
  | "nothing_lost"
  /** What a client shows as saved is stored. */
  | "saved_is_true"
  /** Nothing of one room reaches another room's store or sockets. */
  | "rooms_apart"
  /** A frozen room never changes. */
  | "frozen"
  /** After a door was closed nothing is relayed through it, and nothing that comes through it is stored. */
  | "doors"
  /** No replica is left with updates that wait for others. */
  | "nothing_pending"
  /** Honest clients are refused only by a frozen room or a closed door. */
  | "honest_are_served"
  /** Nothing throws. */
  | "nothing_breaks";

export class Violation extends Error {
  override readonly name = "Violation";
  readonly invariant: Invariant;

  constructor(invariant: Invariant, what: string) {
    super(`${invariant}: ${what}`);
    this.invariant = invariant;
  }
}
