import type { LoadProcess } from "../load/load-process.ts";
import type { MeasuredServer, ServerId } from "../servers/measured-server.ts";

/** One line of the table: something measured, at every server where it can be. */
export type Line = {
  readonly what: string;
  readonly cells: Readonly<Partial<Record<ServerId, string>>>;
  /** What ours should reach, in words, and whether it did. */
  readonly target?: { readonly words: string; readonly held: boolean };
};

export type Surroundings = {
  /** Small counts, to see that everything works. */
  readonly quick: boolean;
  /** Running servers, the raw relay first. */
  readonly servers: readonly MeasuredServer[];
  readonly load: LoadProcess;
  /** For what must not disturb the first one. */
  readonly secondLoad: LoadProcess;
  /** Numbers of rooms that nobody has used. */
  readonly newRooms: (count: number) => readonly number[];
  readonly say: (words: string) => void;
};

/** What is measured together. */
export type Row = {
  readonly id: string;
  /** Rooms that it takes for itself. */
  readonly rooms: (quick: boolean) => number;
  readonly measure: (around: Surroundings) => Promise<readonly Line[]>;
};

/**
 * A B C A B C …: what else the machine is doing meets all alike. The first round warms up and does not count. Where a
 * server fails its value is missing, and it is said why.
 */
export async function interleaved<T>(
  { servers, say }: Pick<Surroundings, "servers" | "say">,
  rounds: number,
  measure: (server: MeasuredServer, round: number) => Promise<T>,
): Promise<ReadonlyMap<ServerId, readonly T[]>> {
  const measured = new Map<ServerId, T[]>(servers.map(({ id }) => [id, []]));
  for (let round = 0; round <= rounds; round++)
    for (const server of servers) {
      try {
        const value = await measure(server, round);
        const values = measured.get(server.id);
        // At the round's own place, also when one before it failed: ratios are taken round by round.
        if (values && round > 0) values[round - 1] = value;
      } catch (error) {
        say(`  ${server.name}: ${error instanceof Error ? error.message : error}`);
      }
    }
  return measured;
}

/** Cells of a line, one for each server that has a value. */
export function cells<T>(
  measured: ReadonlyMap<ServerId, T>,
  words: (value: T, id: ServerId) => string,
): Partial<Record<ServerId, string>> {
  return Object.fromEntries([...measured].map(([id, value]) => [id, words(value, id)]));
}
