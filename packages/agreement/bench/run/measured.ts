import type { Peer, Row } from "../rows/row.ts";
import type { Pairs } from "./rounds.ts";

/** How one peer did, or why it was not run. */
export type PeerOutcome = { readonly peer: Peer } & (
  | {
      readonly pairs: Pairs;
      readonly size: number;
      /** Seconds of the very first call. */
      readonly first: number;
    }
  | { readonly notRun: string }
);

export type RowOutcome = {
  readonly row: Row;
  readonly size: number;
  /** All seconds of ours at the row's size. */
  readonly ours: readonly number[];
  /** Seconds of its very first call there. */
  readonly first: number;
  readonly peers: readonly PeerOutcome[];
};

/** A peer gave another value than ours: nothing that was timed is worth anything. */
export class ValuesDiffer extends Error {
  constructor(row: Row, peer: Peer, difference: string) {
    super(`${row.title}: ours and ${peer.name} (${peer.id}) differ. ${difference}`);
  }
}
