import { type Label, labelsSeen } from "../cases/index.ts";
import { Complaint } from "./complaint.ts";
import { isNumeric, type Level } from "./level.ts";
import type { Settings } from "./settings.ts";
import { quoted } from "./visible.ts";

/** A label, `null` for a unit that was not judged, or what is wrong with the cell. */
export type ReadLabel = { readonly label: Label | null } | { readonly problem: string };

/** No two parts of it may match the same digits, or a long cell is tried in all ways of dividing it. */
const NUMBER = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i;
/** Distances are squared and summed over pairs, which has to stay a number, and above 0 where numbers differ. */
const [SMALLEST, LARGEST] = [1e-140, 1e140];
const LIMITS = `numbers have to be 0, or between ${SMALLEST} and ${LARGEST} in size`;
const NOT_JUDGED = ["NA"];

/** Words that stand for "not judged". What is declared as a category is none. */
export function wordsForMissing({
  missing = NOT_JUDGED,
  categories,
}: Pick<Settings, "categories" | "missing">): string[] {
  return missing.filter((word) => !categories?.includes(word));
}

/** How cells are read at a level of measurement. A cell that says "not judged" may not be declared as a category. */
export function labelReader(settings: Pick<Settings, "categories" | "missing" | "level">): (cell: string) => ReadLabel {
  const { level = "nominal" } = settings;
  const missing = new Set(wordsForMissing(settings));
  const declared = settings.categories && new Set(declaredLabels(settings.categories, level));
  const isMissing = (cell: string) => cell.trim() === "" || missing.has(cell);
  return (cell) => {
    if (isMissing(cell)) return { label: null };
    const label = isNumeric(level) ? numberOf(cell) : cell;
    if (label === undefined) return { problem: `has ${quoted(cell)}, which is not a number` };
    if (isBeyondNumbers(label)) return { problem: `has ${quoted(cell)}; ${LIMITS}` };
    if (level === "ratio" && Number(label) < 0)
      return { problem: `has ${quoted(cell)}, but a ratio scale has no value below 0` };
    if (declared && !declared.has(label)) return { problem: `has ${quoted(cell)}, which is not among the categories` };
    return { label };
  };
}

/** @throws Complaint when a category stands twice or does not fit the level */
export function declaredLabels(categories: readonly string[], level: Level): Label[] {
  const labels = categories.map((category) => {
    const label = isNumeric(level) ? numberOf(category) : category;
    if (label === undefined)
      throw new Complaint(`The category ${quoted(category)} is not a number, as --level ${level} asks.`);
    if (isBeyondNumbers(label)) throw beyondNumbers(category);
    return label;
  });
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  if (twice !== undefined) throw new Complaint(`The category ${quoted(twice)} is declared twice.`);
  return labels;
}

/**
 * The categories where none were declared: the labels that were used. Ranks follow numbers, never the alphabet.
 *
 * @throws Complaint when ranks are asked for and the labels are not all numbers
 */
export function guessedCategories(labels: Iterable<Label>, level: Level): Label[] {
  const seen = labelsSeen(labels);
  if (level !== "ordinal") return seen;
  const notNumber = seen.find((label) => numberOf(label) === undefined);
  if (notNumber !== undefined)
    throw new Complaint(`${quoted(notNumber)} is not a number; name the categories in their order with --categories.`);
  return seen.sort((a, b) => Number(a) - Number(b));
}

export function beyondNumbers(label: Label): Complaint {
  return new Complaint(`One label is ${quoted(label)}; ${LIMITS}.`);
}

/** Whether it is a number whose square is none, or 0. */
export function isBeyondNumbers(label: Label): boolean {
  if (typeof label !== "number" || label === 0) return false;
  const size = Math.abs(label);
  return !(size >= SMALLEST && size <= LARGEST);
}

function numberOf(label: Label): number | undefined {
  return typeof label === "number" || NUMBER.test(label) ? Number(label) : undefined;
}
