import { type JsonRecord, listOf, Mismatch, oneOf, optional, orNull, required, text } from "../cases/json-shape.ts";
import { label, requireDistinct } from "../cases/label.ts";
import { LEVELS } from "./level.ts";
import type { Settings } from "./settings.ts";
import type { RatingsSubject } from "./subject.ts";
import { subjectOfLabels } from "./subject-of-labels.ts";

export const RATINGS_FORMAT = "concord-ratings-1";

/**
 * Reads ratings in our own JSON:
 *
 * ```json
 * {
 *   "format": "concord-ratings-1",
 *   "categories": ["no", "yes"],
 *   "positive": "yes",
 *   "level": "nominal",
 *   "coders": ["Ada", "Ben"],
 *   "units": ["s1", "s2", "s3"],
 *   "ratings": [["yes", "no", null], ["yes", "yes", "no"]]
 * }
 * ```
 *
 * One row per coder, one entry per unit; `null` where the coder did not judge the unit. `categories` are the declared
 * labels in their order, texts or numbers. `positive`, `level` and `units` may be left out.
 *
 * @throws Mismatch | Complaint
 */
export function readRatings(file: JsonRecord, title: string, settings: Settings): RatingsSubject {
  const categories = required(file, "categories", listOf(label), "");
  const coders = required(file, "coders", listOf(text), "");
  const rows = required(file, "ratings", listOf(listOf(orNull(label))), "");
  const units = optional(file, "units", listOf(text), "");
  requireDistinct(categories, "categories");
  requireDistinct(coders, "coders", "coder");
  requireDistinct(units ?? [], "units", "unit");
  const level = optional(file, "level", oneOf(LEVELS), "");
  if (rows.length !== coders.length) throw new Mismatch("ratings", `${coders.length} rows, one per coder`, rows.length);
  const count = units?.length ?? rows[0]?.length ?? 0;
  for (const [index, row] of rows.entries())
    if (row.length !== count) throw new Mismatch(`ratings[${index}]`, `${count} entries, one per unit`, row.length);
  const positive = optional(file, "positive", label, "");
  return subjectOfLabels({ coders, rows }, { title, categories, positive, level, notes: [] }, settings);
}
