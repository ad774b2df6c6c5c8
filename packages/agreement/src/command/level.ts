import type { Label } from "../cases/index.ts";
import {
  intervalMetric,
  krippendorffAlpha,
  type Metric,
  nominalMetric,
  ordinalMetric,
  ratioMetric,
} from "../measures/index.ts";
import type { Ratings } from "../ratings.ts";
import { scaleOf } from "../weights.ts";

export const LEVELS = ["nominal", "ordinal", "interval", "ratio"] as const;
/** What may be done with labels: tell them apart, order them, subtract them, divide them. */
export type Level = (typeof LEVELS)[number];

/** Whether labels are read as numbers at this level. At the others 10.10 is not 10.1. */
export function isNumeric(level: Level): boolean {
  return level === "interval" || level === "ratio";
}

/** Krippendorff's alpha with the metric of the level. */
export function alphaAt(level: Level, categories: readonly Label[]) {
  const metric = METRICS[level](categories);
  return (ratings: Ratings) => krippendorffAlpha(ratings, metric);
}

const METRICS: Readonly<Record<Level, (categories: readonly Label[]) => Metric>> = {
  nominal: () => nominalMetric,
  ordinal: () => ordinalMetric,
  interval: (categories) => intervalMetric(scaleOf(categories)),
  ratio: (categories) => ratioMetric(scaleOf(categories)),
};
