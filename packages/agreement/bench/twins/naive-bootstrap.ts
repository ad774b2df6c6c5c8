import { type Column, PRESENT, seededRandom } from "../../src/index.ts";

/** Kappa of two coders on *present* and *absent*, and the ends of its 95 % percentile interval. */
export type NaiveInterval = { readonly kappa: number; readonly low: number; readonly high: number };

/** The bootstrap as a textbook says it: draw unit after unit, count, compute kappa, sort. */
export function naiveBootstrap(first: Column, second: Column, resamples: number, seed: number): NaiveInterval {
  const random = seededRandom(seed);
  const units = first.length;
  const everyUnit = Array.from({ length: units }, (_, unit) => unit);
  const kappas: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    const drawn = everyUnit.map(() => Math.floor(random() * units));
    kappas.push(naiveKappa(first, second, drawn));
  }
  kappas.sort((a, b) => a - b);
  return { kappa: naiveKappa(first, second, everyUnit), low: at(kappas, 0.025), high: at(kappas, 0.975) };
}

function naiveKappa(first: Column, second: Column, units: readonly number[]): number {
  let [agreed, firstPresent, secondPresent] = [0, 0, 0];
  for (const unit of units) {
    if (first[unit] === second[unit]) agreed++;
    if (first[unit] === PRESENT) firstPresent++;
    if (second[unit] === PRESENT) secondPresent++;
  }
  const [p, q] = [firstPresent / units.length, secondPresent / units.length];
  const chance = p * q + (1 - p) * (1 - q);
  return (agreed / units.length - chance) / (1 - chance);
}

function at(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (place % 1) * (high - low);
}
