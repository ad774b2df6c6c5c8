import { type Label, labelNamed } from "../cases/label.ts";
import { ratingsFrom } from "../rating-columns.ts";
import { codersAsked } from "./coders.ts";
import { Complaint } from "./complaint.ts";
import { isNumeric, type Level } from "./level.ts";
import { beyondNumbers, declaredLabels, guessedCategories, isBeyondNumbers } from "./read-label.ts";
import type { Settings } from "./settings.ts";
import type { RatingsSubject } from "./subject.ts";
import { quoted, quotedList } from "./visible.ts";
import type { OneCodeEach } from "./wide-table.ts";

/** What a file itself says about its labels; the user's settings go before it. */
export type Declared = {
  readonly title: string;
  readonly categories?: readonly Label[] | undefined;
  readonly positive?: Label | undefined;
  readonly level?: Level | undefined;
  readonly notes: readonly string[];
};

/**
 * One code per unit and coder, ready to be measured.
 *
 * @throws Complaint when the categories do not fit
 */
export function subjectOfLabels(judged: OneCodeEach, declared: Declared, settings: Settings): RatingsSubject {
  const level = settings.level ?? declared.level ?? "nominal";
  const chosen = codersAsked(judged.coders, settings.coders);
  const given = categoriesGiven(declared.categories, settings.categories, level);
  const notes = [...declared.notes];
  const rows = chosen.map((index) => judged.rows[index] ?? []);
  const categories = given ?? guessedCategories(usedIn(rows), level);
  if (!given)
    notes.push(
      `No categories were declared, so q = ${categories.length} was guessed from the labels that occur; Brennan-Prediger, ` +
        "AC1 and AC2 depend on it (--categories declares them).",
    );
  requireFitting(rows, categories, level);
  const positive = positiveAmong(categories, settings.positive ?? declared.positive);
  if (categories.length === 2 && positive === undefined && chosen.length === 2)
    notes.push("--positive LABEL, for the category that means present, adds positive agreement, prevalence and bias.");
  return {
    kind: "ratings",
    title: declared.title,
    coders: chosen.map((index) => judged.coders[index] ?? ""),
    notes,
    ratings: ratingsFrom(rows, categories, positive),
    categories,
    level,
  };
}

/** On the command line every label is text; where the file declares the number 1, `1` stands for it. */
function categoriesGiven(declared: Declared["categories"], asked: Settings["categories"], level: Level) {
  if (!asked) return declared;
  return declaredLabels(asked, level).map((label) => labelNamed(String(label), declared ?? []) ?? label);
}

function requireFitting(rows: OneCodeEach["rows"], categories: readonly Label[], level: Level): void {
  const word = categories.find((label) => isNumeric(level) && typeof label !== "number");
  if (word !== undefined) throw new Complaint(`The label ${quoted(word)} is not a number, as the level ${level} asks.`);
  const negative = categories.find((label) => level === "ratio" && Number(label) < 0);
  if (negative !== undefined) throw new Complaint(`A ratio scale has no value below 0, but here is ${negative}.`);
  const beyond = categories.find((label) => isNumeric(level) && isBeyondNumbers(label));
  if (beyond !== undefined) throw beyondNumbers(beyond);
  const known = new Set(categories);
  for (const label of usedIn(rows))
    if (!known.has(label)) throw new Complaint(`The label ${quoted(label)} is used, but is not among the categories.`);
}

/** The category that was asked for; at the levels of numbers `1` stands for the number. */
function positiveAmong(categories: readonly Label[], asked: Label | undefined): Label | undefined {
  if (asked === undefined) return undefined;
  const found =
    categories.find((label) => label === asked) ?? categories.find((label) => String(label) === String(asked));
  if (found === undefined)
    throw new Complaint(
      `${quoted(asked)}, which should mean present, is not among the categories (${quotedList(categories)}).`,
    );
  return found;
}

function* usedIn(rows: OneCodeEach["rows"]): Generator<Label> {
  for (const row of rows) for (const label of row) if (label !== null) yield label;
}
