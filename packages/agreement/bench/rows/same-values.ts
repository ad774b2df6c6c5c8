const TOLERANCE = 1e-9;
/** Share of an interval's width by which two percentile intervals of 1,000 resamples may differ: five standard errors. */
const OF_WIDTH = 0.15;

/** Says what differs between two lists of values by more than a billionth of the value. NaN equals NaN. */
export function difference(ours: readonly number[], theirs: readonly number[]): string | undefined {
  if (ours.length !== theirs.length) return `ours gave ${ours.length} values, the other ${theirs.length}`;
  for (const [index, value] of ours.entries()) {
    const other = theirs[index] ?? Number.NaN;
    const same =
      Object.is(value, other) || Math.abs(value - other) <= TOLERANCE * Math.max(Math.abs(value), Math.abs(other));
    if (!same) return `value ${index + 1} of ${ours.length}: ours ${value}, the other ${other}`;
  }
  return undefined;
}

/**
 * The same for a value and the ends of its bootstrap interval. Each engine draws with a generator of its own, so the ends
 * agree only as far as 1,000 resamples tell them.
 */
export function differenceOfIntervals(ours: readonly number[], theirs: readonly number[]): string | undefined {
  const ofValue = difference(ours.slice(0, 1), theirs.slice(0, 1));
  if (ofValue) return ofValue;
  const [, low = Number.NaN, high = Number.NaN] = ours;
  const [, otherLow = Number.NaN, otherHigh = Number.NaN] = theirs;
  const room = OF_WIDTH * (high - low);
  const same = Math.abs(low - otherLow) <= room && Math.abs(high - otherHigh) <= room;
  return same ? undefined : `the interval: ours ${low} to ${high}, the other ${otherLow} to ${otherHigh}`;
}
