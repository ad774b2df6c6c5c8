import { Mismatch, oneOf, optional, record, required, type Shape, text, wholeNumber } from "../cases/json-shape.ts";
import { CUT_FROM, UNIT_KINDS, type UnitRule, WAYS_TO_COUNT } from "../units/index.ts";
import { Complaint } from "./complaint.ts";
import { quoted } from "./visible.ts";

/** How codings are counted: in units by a rule, or as spans without units. */
export type UnitAsked = UnitRule | { readonly unit: "span" };

const WINDOW = /^window:(\d+)$/;

/** The unit of the command line: a name, or `window:N` for windows of N code points. @throws Complaint */
export function unitNamed(name: string): UnitAsked {
  const length = Number(WINDOW.exec(name)?.[1] ?? 0);
  if (length > 0) return { unit: "window", windowLength: length };
  const unit = WAYS_TO_COUNT.find((each) => each === name);
  if (unit && unit !== "window") return { unit };
  const names = WAYS_TO_COUNT.map((each) => (each === "window" ? "window:N" : each));
  throw new Complaint(`There is no unit ${quoted(name)}; there are ${names.join(", ")}.`);
}

/** The unit of a file: a name as on the command line, or a rule with its fields. @throws Mismatch | Complaint */
export const unitInFile: Shape<UnitAsked> = (value, at) => {
  if (typeof value === "string") return unitNamed(text(value, at));
  const fields = record(value, at);
  const unit = required(fields, "unit", oneOf([...UNIT_KINDS, "span"]), at);
  const cutFrom = optional(fields, "cutFrom", oneOf(CUT_FROM), at);
  switch (unit) {
    case "window": {
      const windowLength = required(fields, "windowLength", wholeNumber, at);
      if (windowLength === 0) throw new Mismatch(`${at}.windowLength`, "at least 1", windowLength);
      return { unit, windowLength, ...(cutFrom ? { cutFrom } : {}) };
    }
    case "sentence":
    case "paragraph":
    case "character":
      return { unit, ...(cutFrom ? { cutFrom } : {}) };
    default:
      return { unit };
  }
};

/** The rule in words, to be printed with what was counted by it. */
export function unitInWords(asked: UnitAsked): string {
  const name = asked.unit === "window" ? `window of ${asked.windowLength} code points` : asked.unit.replace("_", " ");
  const turns = "cutFrom" in asked && asked.cutFrom === "participants_turns";
  return turns ? `${name} within participants' turns` : name;
}
