/** Entry `row * size + column` is what the pair of row and column is worth: a whole number, 0 for no pair. */
export type Weights = { readonly size: number; readonly at: Float64Array };

/**
 * One-to-one pairs of rows and columns with the greatest total weight.
 *
 * Often several matchings have that total. Among them the one is taken that contains the pair that stands first in
 * `order`, then the next that is still possible, and so on; so the answer does not depend on the order of rows and
 * columns.
 *
 * @param weights - square; fill up with zeros
 * @param order - every pair with a positive weight, most preferred first, as `[row, column]`
 * @returns the pairs of positive weight, in that order
 * @see Kuhn (1955), Naval Research Logistics Quarterly 2, 83-97, by shortest augmenting paths in O(size^3) (Jonker &
 *   Volgenant 1987, Computing 38, 325-340).
 */
export function heaviestMatching(
  weights: Weights,
  order: readonly (readonly [number, number])[],
): (readonly [number, number])[] {
  const { size } = weights;
  const { columnOf, rowOf, slack } = assignment(weights);
  // A pair belongs to some best assignment only if its slack is 0; which ones can stand together is found by exchange.
  const fixedRows = new Uint8Array(size);
  const fixedColumns = new Uint8Array(size);
  const chosen: (readonly [number, number])[] = [];
  for (const pair of order) {
    const [row, column] = pair;
    if (fixedRows[row] || fixedColumns[column] || slack(row, column) !== 0) continue;
    if (columnOf[row] !== column && !exchange(row, column)) continue;
    fixedRows[row] = 1;
    fixedColumns[column] = 1;
    chosen.push(pair);
  }
  return chosen;

  /** Brings row and column together along a cycle of pairs without slack that leaves the fixed ones alone. */
  function exchange(row: number, column: number): boolean {
    const loser = rowOf[column] as number;
    const freed = columnOf[row] as number;
    const cameFrom = new Int32Array(size).fill(-1);
    const queue = [loser];
    for (const from of queue) {
      for (let to = 0; to < size; to++) {
        if (to === column || fixedColumns[to] || cameFrom[to] !== -1 || slack(from, to) !== 0) continue;
        cameFrom[to] = from;
        if (to !== freed) {
          queue.push(rowOf[to] as number);
          continue;
        }
        let at = freed;
        let taker = from;
        while (taker !== loser) {
          const given = columnOf[taker] as number;
          pair(taker, at);
          at = given;
          taker = cameFrom[at] as number;
        }
        pair(loser, at);
        pair(row, column);
        return true;
      }
    }
    return false;
  }

  function pair(row: number, column: number): void {
    columnOf[row] = column;
    rowOf[column] = row;
  }
}

type Assignment = {
  readonly columnOf: Int32Array;
  readonly rowOf: Int32Array;
  /** How much the best total would fall if the pair were forced; never negative, exact because weights are whole. */
  readonly slack: (row: number, column: number) => number;
};

function assignment({ size, at }: Weights): Assignment {
  const columnOf = new Int32Array(size).fill(-1);
  const rowOf = new Int32Array(size).fill(-1);
  const rowPrice = new Float64Array(size);
  const columnPrice = new Float64Array(size);
  // Prices never undercut a weight: rowPrice + columnPrice >= weight.
  for (let row = 0; row < size; row++) {
    let best = 0;
    for (let column = 0; column < size; column++) best = Math.max(best, at[row * size + column] as number);
    rowPrice[row] = best;
  }
  const slack = (row: number, column: number) =>
    (rowPrice[row] as number) + (columnPrice[column] as number) - (at[row * size + column] as number);

  for (let start = 0; start < size; start++) {
    const distance = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
    const before = new Int32Array(size).fill(-1);
    const done = new Uint8Array(size);
    const reached: number[] = [];
    let row = start;
    let travelled = 0;
    let sink = -1;
    while (sink === -1) {
      let nearest = -1;
      for (let column = 0; column < size; column++) {
        if (done[column]) continue;
        const via = travelled + slack(row, column);
        if (via < (distance[column] as number)) {
          distance[column] = via;
          before[column] = row;
        }
        if (nearest === -1 || (distance[column] as number) < (distance[nearest] as number)) nearest = column;
      }
      travelled = distance[nearest] as number;
      done[nearest] = 1;
      reached.push(nearest);
      if (rowOf[nearest] === -1) sink = nearest;
      else row = rowOf[nearest] as number;
    }
    rowPrice[start] = (rowPrice[start] as number) - travelled;
    for (const column of reached) {
      const gain = travelled - (distance[column] as number);
      columnPrice[column] = (columnPrice[column] as number) + gain;
      const holder = rowOf[column] as number;
      if (column !== sink) rowPrice[holder] = (rowPrice[holder] as number) - gain;
    }
    for (let column = sink; ; ) {
      const taker = before[column] as number;
      const given = columnOf[taker] as number;
      columnOf[taker] = column;
      rowOf[column] = taker;
      if (taker === start) break;
      column = given;
    }
  }
  return { columnOf, rowOf, slack };
}
