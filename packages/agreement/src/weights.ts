/** How far two category indexes are apart: 0 for the same category, never negative. */
export type Distance = (first: number, second: number) => number;

/**
 * Weights of partial agreement between categories, kept as what is missing from full agreement: 0 where two categories
 * agree, 1 where they do not agree at all. On a wide scale the weights of neighbours differ from 1 by less than a double
 * can hold; what is missing from 1 loses nothing.
 */
export type AgreementWeights = { readonly size: number; readonly apart: Distance };

/** Only the same category agrees. */
export function identityWeights(categories: number): AgreementWeights {
  return { size: categories, apart: (first, second) => (first === second ? 0 : 1) };
}

/**
 * Weights that fall with the distance of two categories: 1 - |x - y| / range.
 *
 * @param scale - numeric value of each declared category; see `scaleOf`
 * @see Cohen (1968), Psychological Bulletin 70(4), 213-220; Gwet (2014), Handbook, chapter 3.
 */
export function linearWeights(scale: readonly number[]): AgreementWeights {
  const range = rangeOf(scale);
  return { size: scale.length, apart: (first, second) => Math.abs(between(scale, first, second)) / range };
}

/**
 * Weights that fall with the squared distance of two categories: 1 - (x - y)^2 / range^2.
 *
 * @param scale - numeric value of each declared category; see `scaleOf`
 * @see Fleiss & Cohen (1973), Educational and Psychological Measurement 33, 613-619; Gwet (2014), Handbook, chapter 3.
 */
export function quadraticWeights(scale: readonly number[]): AgreementWeights {
  const range = rangeOf(scale);
  return { size: scale.length, apart: (first, second) => (between(scale, first, second) / range) ** 2 };
}

/**
 * Gwet's ordinal weights, from ranks alone: 1 - M / M_max, where M is the number of pairs of categories between two
 * categories, both included. Not to be confused with Krippendorff's ordinal metric, which depends on the data.
 *
 * @see Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, chapter 3.
 */
export function ordinalWeights(categories: number): AgreementWeights {
  const pairs = (steps: number) => (steps * (steps + 1)) / 2;
  const most = pairs(Math.max(1, categories - 1));
  return { size: categories, apart: (first, second) => pairs(Math.abs(first - second)) / most };
}

/**
 * Weights from a table of disagreements v, as Cohen (1968) defines them: 1 - v / v_max.
 *
 * @param distances - categories x categories, 0 on the diagonal
 * @throws when the table is not square, not 0 on the diagonal, or holds anything but finite numbers >= 0
 */
export function weightsFromDistances(distances: readonly (readonly number[])[]): AgreementWeights {
  const distance = distanceOfTable(distances);
  const most = distances.reduce((high, row) => row.reduce((a, b) => Math.max(a, b), high), 0);
  return { size: distances.length, apart: (first, second) => (most > 0 ? distance(first, second) / most : 0) };
}

/** @throws as `weightsFromDistances` does */
export function distanceOfTable(distances: readonly (readonly number[])[]): Distance {
  for (const [first, row] of distances.entries()) {
    if (row.length !== distances.length)
      throw new Error(
        `row ${first} of the table of distances has ${row.length} entries instead of ${distances.length}`,
      );
    for (const [second, distance] of row.entries())
      if (!Number.isFinite(distance) || distance < 0 || (first === second && distance !== 0))
        throw new Error(`a distance of ${distance} between categories ${first} and ${second}`);
  }
  return (first, second) => distances[first]?.[second] ?? 0;
}

/** The numeric values of categories, or their ranks 1, 2, 3, … where any label is not a number. */
export function scaleOf(categories: readonly (string | number)[]): number[] {
  const numbers = categories.filter((category) => typeof category === "number");
  return numbers.length === categories.length ? numbers : categories.map((_, index) => index + 1);
}

export function weightBetween({ apart }: AgreementWeights, first: number, second: number): number {
  return 1 - apart(first, second);
}

/** Sum of the weights of all ordered pairs of categories. */
export function totalWeight({ size, apart }: AgreementWeights): number {
  let total = size * size;
  for (let first = 0; first < size; first++)
    for (let second = 0; second < size; second++) total -= apart(first, second);
  return total;
}

function between(scale: readonly number[], first: number, second: number): number {
  return (scale[first] as number) - (scale[second] as number);
}

/** Extremes are those of the declared categories. With one value only, every distance is 0 and the divisor free. */
function rangeOf(scale: readonly number[]): number {
  const highest = scale.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const lowest = scale.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(highest - lowest)) {
    if (scale.length === 0) return 1;
    throw new Error(`the scale from ${lowest} to ${highest} is too wide to be computed with`);
  }
  return highest - lowest || 1;
}
