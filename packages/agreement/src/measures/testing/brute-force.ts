/**
 * The measures once more, written from their definitions as plainly as can be: loops over units, coders and pairs of
 * coders, no counting of patterns, no shared code. Only for tests, which hold the engine against it.
 */

/** One row per coder, one entry per unit; `null` where the coder did not judge the unit. */
export type Rows = readonly (readonly (number | null)[])[];
export type WeightOf = (first: number, second: number) => number;
/** `undefined` where the definition divides 0 by 0. */
export type Brute = number | undefined;

export const same: WeightOf = (first, second) => (first === second ? 1 : 0);

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const ratio = (above: number, below: number): Brute => (Math.abs(below) < 1e-12 ? undefined : above / below);
const categoriesOf = (q: number) => Array.from({ length: q }, (_, category) => category);

/** The ratings of each unit that has any, without saying whose they are. */
export function unitsOf(rows: Rows): number[][] {
  return (rows[0] ?? [])
    .map((_, unit) => rows.flatMap((row) => row[unit] ?? []))
    .filter((ratings) => ratings.length > 0);
}

export function observed(ratings: readonly number[], weight: WeightOf): number {
  let total = 0;
  let pairs = 0;
  for (const [i, first] of ratings.entries())
    for (const [j, second] of ratings.entries()) {
      if (i === j) continue;
      total += weight(first, second);
      pairs++;
    }
  return pairs === 0 ? 0 : total / pairs;
}

export function percentAgreement(rows: Rows, weight: WeightOf = same): Brute {
  const paired = unitsOf(rows).filter((ratings) => ratings.length >= 2);
  return paired.length === 0 ? undefined : mean(paired.map((ratings) => observed(ratings, weight)));
}

export function unanimousAgreement(rows: Rows): Brute {
  const paired = unitsOf(rows).filter((ratings) => ratings.length >= 2);
  return ratio(paired.filter((ratings) => ratings.every((each) => each === ratings[0])).length, paired.length);
}

/** Mean share of a category in a unit. */
export function prevalence(rows: Rows, category: number): number {
  return mean(unitsOf(rows).map((ratings) => ratings.filter((each) => each === category).length / ratings.length));
}

function corrected(rows: Rows, expected: number, weight: WeightOf): Brute {
  const agreement = percentAgreement(rows, weight);
  return agreement === undefined ? undefined : ratio(agreement - expected, 1 - expected);
}

export function fleissKappa(rows: Rows, q: number, weight: WeightOf = same): Brute {
  let expected = 0;
  for (const k of categoriesOf(q))
    for (const l of categoriesOf(q)) expected += weight(k, l) * prevalence(rows, k) * prevalence(rows, l);
  return corrected(rows, expected, weight);
}

export function brennanPrediger(rows: Rows, q: number, weight: WeightOf = same): Brute {
  const all = categoriesOf(q).flatMap((k) => categoriesOf(q).map((l) => weight(k, l)));
  return corrected(rows, mean(all), weight);
}

export function gwetAc(rows: Rows, q: number, weight: WeightOf = same): Brute {
  const all = sum(categoriesOf(q).flatMap((k) => categoriesOf(q).map((l) => weight(k, l))));
  const guessing = sum(categoriesOf(q).map((k) => prevalence(rows, k) * (1 - prevalence(rows, k))));
  return corrected(rows, (all * guessing) / (q * (q - 1)), weight);
}

export function congerKappa(rows: Rows, q: number, weight: WeightOf = same): Brute {
  const share = (row: readonly (number | null)[], category: number) => {
    const given = row.filter((each) => each !== null);
    return given.filter((each) => each === category).length / given.length;
  };
  const chances: number[] = [];
  for (const [g, first] of rows.entries())
    for (const [h, second] of rows.entries()) {
      if (g === h) continue;
      let chance = 0;
      for (const k of categoriesOf(q))
        for (const l of categoriesOf(q)) chance += weight(k, l) * share(first, k) * share(second, l);
      chances.push(chance);
    }
  return corrected(rows, mean(chances), weight);
}

/** The units that both of two coders judged, as pairs. */
export function pairsOf(rows: Rows): [number, number][] {
  const [first = [], second = []] = rows;
  return first.flatMap((a, unit): [number, number][] => {
    const b = second[unit] ?? null;
    return a === null || b === null ? [] : [[a, b]];
  });
}

export function weightedKappa(rows: Rows, weight: WeightOf = same): Brute {
  const pairs = pairsOf(rows);
  const agreement = mean(pairs.map(([a, b]) => weight(a, b)));
  // Every first rating against every second rating.
  const chance = mean(pairs.flatMap(([a]) => pairs.map(([, b]) => weight(a, b))));
  return ratio(agreement - chance, 1 - chance);
}

export function scottPi(rows: Rows): Brute {
  const pairs = pairsOf(rows);
  const pool = pairs.flat();
  const chance = mean(pool.flatMap((a) => pool.map((b) => same(a, b))));
  return ratio(mean(pairs.map(([a, b]) => same(a, b))) - chance, 1 - chance);
}

export function lightKappa(rows: Rows): Brute {
  const kappas = rows.flatMap((first, g) => rows.slice(g + 1).map((second) => weightedKappa([first, second])));
  return kappas.some((kappa) => kappa === undefined) ? undefined : mean(kappas.flatMap((kappa) => kappa ?? []));
}

export function specificAgreement(rows: Rows, category: number): Brute {
  const pairs = pairsOf(rows);
  const both = pairs.filter(([a, b]) => a === category && b === category).length;
  return ratio(2 * both, pairs.flat().filter((each) => each === category).length);
}

/** Over every ordered pair of pairable ratings, within units and anywhere. */
export function krippendorffAlpha(rows: Rows, distance: WeightOf): Brute {
  const units = unitsOf(rows).filter((ratings) => ratings.length >= 2);
  const pool = units.flat();
  let within = 0;
  for (const ratings of units)
    for (const [i, a] of ratings.entries())
      for (const [j, b] of ratings.entries()) if (i !== j) within += distance(a, b) / (ratings.length - 1);
  let anywhere = 0;
  for (const [i, a] of pool.entries())
    for (const [j, b] of pool.entries()) if (i !== j) anywhere += distance(a, b) / (pool.length - 1);
  const loss = ratio(within, anywhere);
  return loss === undefined ? undefined : 1 - loss;
}

/** Krippendorff's ordinal distance: ratings from rank to rank, less half of those in both end ranks, squared. */
export function ordinalDistance(rows: Rows): WeightOf {
  const pool = unitsOf(rows)
    .filter((ratings) => ratings.length >= 2)
    .flat();
  const count = (category: number) => pool.filter((each) => each === category).length;
  return (first, second) => {
    if (first === second) return 0;
    const [low, high] = [Math.min(first, second), Math.max(first, second)];
    let between = 0;
    for (let category = low; category <= high; category++) between += count(category);
    return (between - (count(low) + count(high)) / 2) ** 2;
  };
}

/** Fleiss, Cohen & Everitt (1969) as printed: means of squares less squares of means. */
export function kappaErrors(rows: Rows, q: number, weight: WeightOf = same): { usual: number; atZero: number } {
  const pairs = pairsOf(rows);
  const n = pairs.length;
  const p = (i: number, j: number) => pairs.filter(([a, b]) => a === i && b === j).length / n;
  const row = (i: number) => pairs.filter(([a]) => a === i).length / n;
  const column = (j: number) => pairs.filter(([, b]) => b === j).length / n;
  const all = categoriesOf(q);
  const rowWeight = (i: number) => sum(all.map((j) => weight(i, j) * column(j)));
  const columnWeight = (j: number) => sum(all.map((i) => weight(i, j) * row(i)));
  const agreement = sum(all.flatMap((i) => all.map((j) => weight(i, j) * p(i, j))));
  const chance = sum(all.flatMap((i) => all.map((j) => weight(i, j) * row(i) * column(j))));
  const kappa = (agreement - chance) / (1 - chance);
  const over = (share: WeightOf, term: WeightOf) => sum(all.flatMap((i) => all.map((j) => share(i, j) * term(i, j))));
  const usual =
    over(p, (i, j) => (weight(i, j) - (rowWeight(i) + columnWeight(j)) * (1 - kappa)) ** 2) -
    (kappa - chance * (1 - kappa)) ** 2;
  const atZero =
    over(
      (i, j) => row(i) * column(j),
      (i, j) => (weight(i, j) - (rowWeight(i) + columnWeight(j))) ** 2,
    ) -
    chance ** 2;
  const scale = n * (1 - chance) ** 2;
  return { usual: Math.sqrt(Math.max(0, usual) / scale), atZero: Math.sqrt(Math.max(0, atZero) / scale) };
}

/**
 * A linearised standard error without its formula: how much the coefficient moves when one unit is counted a little more
 * or less often (its influence), for each unit; then the spread of the influences. Complete data only.
 *
 * @param coefficient - of the data in which unit i is counted `counts[i]` times
 */
export function influenceError(units: number, coefficient: (counts: readonly number[]) => number): number {
  const often = 20_000;
  const influences = Array.from({ length: units }, (_, unit) => {
    const at = (change: number) =>
      coefficient(Array.from({ length: units }, (__, each) => often + (each === unit ? change : 0)));
    return ((at(1) - at(-1)) / 2) * often * units;
  });
  return Math.sqrt(sum(influences.map((influence) => influence ** 2)) / (units * (units - 1)));
}
