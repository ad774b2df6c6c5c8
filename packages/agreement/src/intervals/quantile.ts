/**
 * Quantile of a sample by linear interpolation between order statistics: type 7 of Hyndman & Fan (1996), American
 * Statistician 50(4), 361-365, as R and NumPy have it by default.
 *
 * @param sorted - ascending, not empty
 * @param p - in [0, 1]
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, sorted.length - 1)];
  if (low === undefined || high === undefined) throw new Error("a quantile of no values was asked for");
  return low + (place - below) * (high - low);
}
