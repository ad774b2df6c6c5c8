import { partitionPoint } from "../../partition-point.ts";
import { defined, type SpanAgreement } from "../../result.ts";
import type { Continuum, LabelledSpan } from "./continuum.ts";
import { alphaOf, type DisagreementParts, type Fraction, quotient } from "./disagreement.ts";
import { intersectionsOf } from "./intersections.ts";
import { byLabel, onlyLabel } from "./labels.ts";
import { GAP, partitionOf } from "./partition.ts";
import { type Demands, examine } from "./preconditions.ts";
import { united } from "./united.ts";

const DEMANDS: Demands = { raters: "any", overlaps: "allowed" };

/**
 * alpha_U of 1995: agreement of any number of coders on the spans of one label, or of all labels together. A span that
 * nobody else touched disagrees by the square of its length, two that meet by the squared shifts of their ends. Kept
 * for comparison with older papers; u-alpha replaced it. The value depends on the unit of length.
 *
 * A coder's spans with one label that overlap are united; those that touch are two units.
 *
 * @formula α_U = 1 − D_o / D_e; D_o = Σ δ² / (m (m − 1) L²), δ² = (b_1 − b_2)² + (e_1 − e_2)² for two spans that meet, the
 *   square of its length for a span that meets none;
 *   D_e = (2 / L) Σ_g [(N − 1) (2 l_g³ − 3 l_g² + l_g) / 3 + l_g² Σ_f (f − l_g + 1)] / (mL (mL − 1) − Σ_g l_g (l_g − 1))
 * @prefer Only to compare with a study that reports it. Name the unit of length beside it.
 * @param label - without it, the ratio of the mean observed and the mean expected disagreement over the labels used
 * @returns at most 1. `no_spans` when nobody marked a span (with the label); `no_variation` when units of length 1
 *   cover all of the text for every coder.
 * @see Krippendorff (1995), Sociological Methodology 25, 47-76; Krippendorff (2004), Content Analysis, sec. 11.6.
 */
export function alphaUnitizing1995(continuum: Continuum, label?: string): SpanAgreement<DisagreementParts> {
  return label === undefined ? ofAllLabels(continuum) : ofLabel(onlyLabel(continuum, label));
}

function ofLabel(labelled: Continuum): SpanAgreement<DisagreementParts> {
  const { basis, reason } = examine(labelled, DEMANDS);
  if (reason) return { ...basis, undefined: reason };
  const units = united(labelled);
  return alphaOf(basis, observedIn(units), expectedIn(units));
}

function ofAllLabels(continuum: Continuum): SpanAgreement<DisagreementParts> {
  const { basis, reason } = examine(continuum, DEMANDS);
  if (reason) return { ...basis, undefined: reason };
  const labels = [...byLabel(continuum).values()].map(united);
  const observedDisagreement = mean(labels.map((units) => quotient(observedIn(units))));
  const expectedDisagreement = mean(labels.map((units) => quotient(expectedIn(units))));
  // A sum of quotients that are never negative: 0 only if each of them is, and those are exact.
  if (expectedDisagreement === 0) return { ...basis, undefined: "no_variation" };
  const value = 1 - observedDisagreement / expectedDisagreement;
  return defined(basis, { value, observedDisagreement, expectedDisagreement, warnings: [] });
}

/** From the smallest up, so that neither names nor order of the labels reach the last bit. */
function mean(shares: readonly number[]): number {
  return shares.toSorted((a, b) => a - b).reduce((sum, share) => sum + share, 0) / shares.length;
}

function observedIn({ length, coders }: Continuum): Fraction {
  let sum = 0n;
  for (const [index, first] of coders.entries())
    for (const second of coders.slice(index + 1)) sum += 2n * difference(first, second);
  const orderedPairs = coders.length * (coders.length - 1);
  return [sum, BigInt(orderedPairs) * BigInt(length) ** 2n];
}

/** How far two coders' units are from each other. */
function difference(first: readonly LabelledSpan[], second: readonly LabelledSpan[]): bigint {
  const met = intersectionsOf(first, second);
  let sum = 0n;
  for (const pair of met)
    sum += BigInt(pair.first.start - pair.second.start) ** 2n + BigInt(pair.first.end - pair.second.end) ** 2n;
  const metFirst = new Set(met.map((pair) => pair.first));
  const metSecond = new Set(met.map((pair) => pair.second));
  // A unit that meets none of the other coder lies inside one of that coder's gaps.
  for (const span of first) if (!metFirst.has(span)) sum += lengthOf(span) ** 2n;
  for (const span of second) if (!metSecond.has(span)) sum += lengthOf(span) ** 2n;
  return sum;
}

/** The mean of the differences when all coders' units and gaps are thrown together and any two may meet anyhow. */
function expectedIn({ length, coders }: Continuum): Fraction {
  const all = BigInt(length) * BigInt(coders.length);
  const units = coders.flat();
  const others = BigInt(units.length - 1);
  const placesIn = placesInGaps({ length, coders });
  let sum = 0n;
  let withinUnits = 0n;
  for (const unit of units) {
    const size = lengthOf(unit);
    // Three times the addend, because a third of it need not be whole.
    sum += others * size * (size - 1n) * (2n * size - 1n) + 3n * size ** 2n * placesIn(size);
    withinUnits += size * (size - 1n);
  }
  return [2n * sum, 3n * BigInt(length) * (all * (all - 1n) - withinUnits)];
}

/** In how many places a unit of a given size fits into the gaps of all coders. */
function placesInGaps({ length, coders }: Continuum): (size: bigint) => bigint {
  const gaps = coders
    .flatMap((spans) => partitionOf(length, spans))
    .filter(({ label }) => label === GAP)
    .map(lengthOf)
    .sort((a, b) => Number(b - a));
  const totals = [0n];
  for (const gap of gaps) totals.push((totals.at(-1) ?? 0n) + gap);
  return (size) => {
    const wide = partitionPoint(gaps.length, (index) => (gaps[index] as bigint) >= size);
    return (totals[wide] ?? 0n) - BigInt(wide) * (size - 1n);
  };
}

function lengthOf({ start, end }: { readonly start: number; readonly end: number }): bigint {
  return BigInt(end - start);
}
