import { type Label, labelsSeen } from "../cases/index.ts";
import { Complaint } from "./complaint.ts";
import { isNumeric, type Level } from "./level.ts";
import type { Settings } from "./settings.ts";

/** A label, `null` for a unit that was not judged, or what is wrong with the cell. */
export type ReadLabel = { readonly label: Label | null } | { readonly problem: string };

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;
const NOT_JUDGED = "NA";

/** How cells are read at a level of measurement. A cell that says "not judged" may not be declared as a category. */
export function labelReader(settings: Pick<Settings, "categories" | "missing" | "level">): (cell: string) => ReadLabel {
  const { level = "nominal", missing = NOT_JUDGED } = settings;
  const declared = settings.categories && new Set(declaredLabels(settings.categories, level));
  const isMissing = (cell: string) => cell === "" || (cell === missing && !settings.categories?.includes(cell));
  return (cell) => {
    if (isMissing(cell)) return { label: null };
    const label = isNumeric(level) ? numberOf(cell) : cell;
    if (label === undefined) return { problem: `has "${cell}", which is not a number` };
    if (level === "ratio" && Number(label) < 0)
      return { problem: `has ${cell}, but a ratio scale has no value below 0` };
    if (declared && !declared.has(label)) return { problem: `has "${cell}", which is not among the categories` };
    return { label };
  };
}

/** @throws Complaint when a category stands twice or does not fit the level */
export function declaredLabels(categories: readonly string[], level: Level): Label[] {
  const labels = categories.map((category) => {
    const label = isNumeric(level) ? numberOf(category) : category;
    if (label === undefined)
      throw new Complaint(`The category "${category}" is not a number, as --level ${level} asks.`);
    return label;
  });
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  if (twice !== undefined) throw new Complaint(`The category "${twice}" is declared twice.`);
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
    throw new Complaint(`"${notNumber}" is not a number; name the categories in their order with --categories.`);
  return seen.sort((a, b) => Number(a) - Number(b));
}

function numberOf(label: Label): number | undefined {
  return typeof label === "number" || NUMBER.test(label) ? Number(label) : undefined;
}
