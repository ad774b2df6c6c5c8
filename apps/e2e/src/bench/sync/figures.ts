/** The value below which a share of the numbers lies; NaN of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle, of an even count the mean of the middle two; NaN of none. What could not be measured is left out. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.filter(Number.isFinite).sort((a, b) => a - b);
  const [below = Number.NaN, above = below] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (below + above) / 2;
}

/** The median of ratios, pair by pair: what else the machine was doing met both. */
export function medianRatio(theirs: readonly number[], yardstick: readonly number[]): number {
  return median(theirs.map((value, round) => value / (yardstick[round] ?? Number.NaN)));
}

/** Three digits at most; a dash for what was not measured. */
export function digits(number: number): string {
  if (!Number.isFinite(number)) return "–";
  return Math.abs(number) >= 100 ? Math.round(number).toLocaleString("en-GB") : `${Number(number.toPrecision(3))}`;
}

export const milliseconds = (ms: number): string => (Number.isFinite(ms) ? `${digits(ms)} ms` : "–");
export const seconds = (s: number): string => (Number.isFinite(s) ? `${digits(s)} s` : "–");

/** Bytes with the unit that suits them, by thousands. */
export function size(bytes: number): string {
  if (!Number.isFinite(bytes)) return "–";
  if (bytes >= 1e6) return `${digits(bytes / 1e6)} MB`;
  return bytes >= 1e3 ? `${digits(bytes / 1e3)} kB` : `${bytes} B`;
}
