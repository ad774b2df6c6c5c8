import { type Distance, distanceOfTable } from "../weights.ts";

/**
 * How far two categories are apart, squared as Krippendorff writes it. The ordinal metric depends on how often the
 * categories are used, hence the frequencies.
 *
 * @param frequencies - pairable ratings in each declared category
 */
export type Metric = (frequencies: readonly number[]) => Distance;

/** Two categories are the same, or they are not. */
export const nominalMetric: Metric = () => (first, second) => (first === second ? 0 : 1);

/** By the number of ratings between two ranks, half of each rank's own; categories are ranked as they are declared. */
export const ordinalMetric: Metric = (frequencies) => {
  const below: number[] = []; // ratings in lower ranks plus half of the rank's own
  let sum = 0;
  for (const frequency of frequencies) {
    below.push(sum + frequency / 2);
    sum += frequency;
  }
  return (first, second) => ((below[first] ?? 0) - (below[second] ?? 0)) ** 2;
};

/** By the squared difference. @param scale - numeric value of each category */
export function intervalMetric(scale: readonly number[]): Metric {
  return () => (first, second) => ((scale[first] as number) - (scale[second] as number)) ** 2;
}

/**
 * By the squared relative difference; the distance of 0 and 0 is 0.
 *
 * @param scale - numeric value of each category
 * @throws when a value is negative: a ratio scale has a true zero
 */
export function ratioMetric(scale: readonly number[]): Metric {
  const negative = scale.find((value) => value < 0);
  if (negative !== undefined) throw new Error(`a ratio scale has no value below 0, but here is ${negative}`);
  return () => (first, second) => {
    const [a, b] = [scale[first] as number, scale[second] as number];
    return a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2;
  };
}

/** By a table of distances, used as they are. @throws as `distanceOfTable` does */
export function customMetric(distances: readonly (readonly number[])[]): Metric {
  const distance = distanceOfTable(distances);
  return () => distance;
}
