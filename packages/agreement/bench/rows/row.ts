/** A calculation over material that is in memory already, in the form that its library is fastest with. */
export type Calculation = () => readonly number[] | Promise<readonly number[]>;
/** Reads the material of a folder; this is not timed. */
export type Load = (folder: string) => Calculation;

/**
 * `library`: an engine that others use. `twin`: the formula written down in TypeScript with no thought for cost.
 * `by_hand`: the same measure without any library's function for it, as a reader with numpy could write it; a yardstick
 * that the wanted factor does not refer to.
 */
export type PeerKind = "library" | "twin" | "by_hand";

export type Peer = {
  /** The name under which its program knows it. */
  readonly id: string;
  readonly kind: PeerKind;
  readonly name: string;
  /** Which call is timed, and from what form of the material. */
  readonly how: string;
  readonly runs: "node" | "python" | "R";
  /** The module or package that it needs, as its language names it. */
  readonly needs?: string;
  /** The size at which it is measured where the full one would take it too long; ours is measured there too. */
  readonly size?: number;
};

/** What is measured: one calculation of ours, and others that give the same values. */
export type Row = {
  readonly id: string;
  readonly title: string;
  /** The call of ours that is timed, and from what form of the material. */
  readonly how: string;
  /** Seconds that ours may take on a small server. */
  readonly target: number;
  /** How many units, or spans of a coder. */
  readonly size: number;
  /** The size of a quick run. */
  readonly quickSize: number;
  readonly inWords: (size: number) => string;
  /** Writes the material into a folder; the same every time. */
  readonly write: (folder: string, size: number) => void;
  readonly ours: Load;
  /** Peers that run in TypeScript, by their ids. */
  readonly programs: Readonly<Record<string, Load>>;
  readonly peers: readonly Peer[];
  /** Says what differs, if anything does. */
  readonly difference: (ours: readonly number[], theirs: readonly number[]) => string | undefined;
  /** Why a library may come nearer than wanted; said where it does. */
  readonly whyNear?: string;
  /** What "the same value" means where it is not the usual. */
  readonly sameMeans?: string;
};

/** A count as people write it. */
export function inThousands(count: number): string {
  return count.toLocaleString("en-GB");
}
