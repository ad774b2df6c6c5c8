import { type Ratings, ratedUnits, tally } from "../ratings.ts";
import { type Estimate, firstReason, isDefined, type Reason } from "../result.ts";
import { DEFAULT_LEVEL, type Interval } from "./interval.ts";
import { drawMultinomial } from "./multinomial.ts";
import { quantile } from "./quantile.ts";
import { type Random, seededRandom } from "./random.ts";

export type BootstrapOptions = {
  /** How many resamples; 2000 by default, 1000 at least for a paper. */
  readonly resamples?: number;
  /** The same seed gives the same interval. Default 1. */
  readonly seed?: number;
  /** Default 0.95. */
  readonly level?: number;
  /** Ends the work early: the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
};

/** `bootstrap_units` resampled rated units, `bootstrap_documents` whole documents. */
export type BootstrapMethod = "bootstrap_units" | "bootstrap_documents";
export type BootstrapInterval = Interval<BootstrapMethod> & {
  readonly seed: number;
  readonly resamples: number;
  /** Resamples in which the coefficient does not exist. */
  readonly leftOut: number;
};

/** Beyond this share of resamples without a value there is no interval. */
const MOST_LEFT_OUT = 0.05;
/** After so many resamples others get their turn, and the signal is looked at. */
const RESAMPLES_PER_TURN = 250;

/**
 * Percentile interval by resampling units with replacement, all coders together. Since units alike are counted, a
 * resample is a draw from a multinomial distribution; the cost does not depend on the number of units.
 *
 * It is not the procedure of Hayes & Krippendorff (2007), which draws disagreements with the expected one held fixed and
 * usually gives narrower intervals.
 *
 * @param measure - of the ratings; such as `krippendorffAlpha`
 * @returns the interval; `zero_standard_error` when all resamples have one value, `fewer_than_two_units` when there is
 *   nothing to resample, or the reason why over 5 % of the resamples have none
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapter 13.
 */
export function bootstrapInterval(
  ratings: Ratings,
  measure: (ratings: Ratings) => Estimate,
  options: BootstrapOptions = {},
): Promise<BootstrapInterval> {
  const rated = ratedUnits(ratings);
  const counts = rated.patterns.map(({ units }) => units);
  const units = counts.reduce((sum, count) => sum + count, 0);
  const drawn = new Array<number>(counts.length).fill(0);
  return resampled("bootstrap_units", units, options, (random) => {
    drawMultinomial(counts, drawn, random);
    return measure(recounted(rated, drawn));
  });
}

/** What belongs together: the judgements of all codes on one unit, or of all units of one document. */
export type Groups = { readonly by: "units" | "documents"; readonly groups: readonly Ratings[] };

/**
 * Percentile interval of a measure over units x codes taken together, by resampling whole units or documents: codes on
 * one unit, and units of one document, depend on one another, so to resample cells would give too narrow an interval.
 *
 * @param groups - ratings by the same coders in the same categories
 * @param measure - of all ratings together
 */
export function bootstrapGroups(
  { by, groups }: Groups,
  measure: (ratings: Ratings) => Estimate,
  options: BootstrapOptions = {},
): Promise<BootstrapInterval> {
  const rated = groups.map(ratedUnits).filter(({ patterns }) => patterns.length > 0);
  const [first] = rated;
  const whole = tally(
    first ?? { raters: 0, categories: 0 },
    rated.flatMap(({ patterns }) => patterns),
  );
  const indexOf = new Map(whole.patterns.map(({ ratings }, index) => [ratings.join(), index]));
  const counted = rated.map(({ patterns }) =>
    patterns.map(({ ratings, units }) => [indexOf.get(ratings.join()) ?? 0, units] as const),
  );
  const drawn = new Array<number>(whole.patterns.length);
  return resampled(`bootstrap_${by}`, rated.length, options, (random) => {
    drawn.fill(0);
    for (let draw = 0; draw < rated.length; draw++)
      for (const [pattern, units] of counted[Math.floor(random() * rated.length)] ?? [])
        drawn[pattern] = (drawn[pattern] ?? 0) + units;
    return measure(recounted(whole, drawn));
  });
}

/**
 * Percentile interval by resampling whole documents with replacement, which spans need: neighbouring characters are not
 * independent. With one document there is none.
 *
 * @param measure - of the documents drawn, some of which come several times
 */
export function bootstrapDocuments<T>(
  documents: readonly T[],
  measure: (documents: readonly T[]) => Estimate,
  options: BootstrapOptions = {},
): Promise<BootstrapInterval> {
  const { length } = documents;
  return resampled("bootstrap_documents", length, options, (random) =>
    measure(documents.map(() => documents[Math.floor(random() * length)] as T)),
  );
}

/** The same patterns with other counts. */
function recounted(ratings: Ratings, counts: readonly number[]): Ratings {
  const patterns = ratings.patterns.flatMap((pattern, index) => {
    const units = counts[index] ?? 0;
    return units > 0 ? [{ ratings: pattern.ratings, units }] : [];
  });
  return { ...ratings, patterns };
}

async function resampled(
  method: BootstrapMethod,
  units: number,
  { resamples = 2000, seed = 1, level = DEFAULT_LEVEL, signal, onProgress }: BootstrapOptions,
  draw: (random: Random) => Estimate,
): Promise<BootstrapInterval> {
  if (!Number.isSafeInteger(resamples) || resamples < 1) throw new Error(`${resamples} resamples were asked for`);
  const random = seededRandom(seed);
  const values: number[] = [];
  const reasons = new Set<Reason>();
  const found = { method, level, seed, resamples };
  if (units < 2) return { ...found, leftOut: 0, undefined: units === 0 ? "no_units" : "fewer_than_two_units" };
  for (let done = 0; done < resamples; ) {
    signal?.throwIfAborted();
    for (const end = Math.min(resamples, done + RESAMPLES_PER_TURN); done < end; done++) {
      const estimate = draw(random);
      if (isDefined(estimate)) values.push(estimate.value);
      else reasons.add(estimate.undefined);
    }
    onProgress?.(done, resamples);
    if (done < resamples) await nextTurn();
  }
  const leftOut = resamples - values.length;
  if (leftOut > MOST_LEFT_OUT * resamples)
    return { ...found, leftOut, undefined: firstReason([...reasons]) ?? "no_units" };
  const sorted = Float64Array.from(values).sort();
  const low = quantile(sorted, (1 - level) / 2);
  const high = quantile(sorted, (1 + level) / 2);
  if (sorted[0] === sorted.at(-1)) return { ...found, leftOut, undefined: "zero_standard_error" };
  return { ...found, leftOut, low, high };
}

/** Not a wait: only a turn of the event loop lets an abort or a message through, and a promise alone makes none. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
