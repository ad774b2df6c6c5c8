import type { Continuum } from "../../src/measures/index.ts";
import { MADE_UP } from "./words.ts";

export const span = (start: number, end: number, label: string) => ({ start, end, label });

/** Two coders on a text of 100 characters: agreement, a shifted end, another label, a span with little in common. */
export const TEXT: Continuum = {
  length: 100,
  coders: [
    [span(10, 30, "A"), span(40, 60, "B"), span(66, 72, "A"), span(84, 90, "B")],
    [span(10, 30, "A"), span(40, 52, "A"), span(64, 72, "A"), span(75, 90, "B")],
  ],
};
export const ABOUT = `${MADE_UP} Two coders on a text of ${TEXT.length} characters. A span from 10 to 30 holds the characters 10 to 29.`;
