import { parseQuery, type SearchHabits, searchCodes } from "@concord/codebook";
import type { Code, CodeId, CodingId, Confidence, Span } from "@concord/domain";

/** What Enter does: put a code on the span, or give another code to the codings named. */
export type PalettePurpose = { readonly kind: "apply" } | { readonly kind: "replace"; readonly coding: CodingId };

export type PaletteState =
  | { readonly open: false }
  | {
      readonly open: true;
      readonly purpose: PalettePurpose;
      readonly span: Span;
      readonly typed: string;
      /** Row that Enter takes, counted from 0; the list may have become shorter meanwhile. */
      readonly row: number;
      readonly definitionShown: boolean;
      /** Codes put on this span since the palette was opened. */
      readonly applied: readonly CodeId[];
    };

export type PaletteEvent =
  | { readonly kind: "opened"; readonly span: Span; readonly typed: string; readonly purpose?: PalettePurpose }
  | { readonly kind: "typed"; readonly typed: string }
  | { readonly kind: "moved"; readonly by: number; readonly rows: number }
  | { readonly kind: "pointed"; readonly row: number }
  | { readonly kind: "definition_toggled" }
  | { readonly kind: "applied"; readonly code: CodeId; readonly stay: boolean }
  | { readonly kind: "closed" };

export const CLOSED: PaletteState = { open: false };

export function paletteReducer(state: PaletteState, event: PaletteEvent): PaletteState {
  if (event.kind === "opened") {
    const { span, typed, purpose = { kind: "apply" } } = event;
    return { open: true, purpose, span, typed, row: 0, definitionShown: false, applied: [] };
  }
  if (!state.open) return state;
  switch (event.kind) {
    case "typed":
      return { ...state, typed: event.typed, row: 0 };
    case "moved":
      // Around the ends, so that the last row, an own code, is one step up from the first.
      return event.rows === 0 ? state : { ...state, row: (state.row + event.by + event.rows) % event.rows };
    case "pointed":
      return { ...state, row: event.row };
    case "definition_toggled":
      return { ...state, definitionShown: !state.definitionShown };
    case "applied":
      if (!event.stay || state.purpose.kind === "replace") return CLOSED;
      return { ...state, typed: "", row: 0, applied: [...state.applied, event.code] };
    case "closed":
      return CLOSED;
  }
}

export type PaletteRow =
  | { readonly kind: "code"; readonly code: Code }
  | { readonly kind: "create"; readonly label: string };

export type PaletteRows = {
  readonly rows: readonly PaletteRow[];
  /** Typed at the end as `+` or `++`; absent when the project's default is to be used. */
  readonly confidence?: Confidence;
};

const MOST_ROWS = 30;
const LONGEST_NAME = 60;

/**
 * The rows of the palette: codes that fit what was typed, and last an own code. Nothing typed shows the codes used last;
 * the own code then takes its name from the words selected.
 *
 * @param words - the words of the span
 * @param browsing - nothing typed shows all other codes as well, for those who have no keyboard at hand
 */
export function paletteRows(
  typed: string,
  words: string,
  codes: readonly Code[],
  habits: SearchHabits,
  browsing = false,
): PaletteRows {
  const { text, confidence } = parseQuery(typed);
  const matches = searchCodes(typed, codes, habits).slice(0, MOST_ROWS);
  const others = browsing && text === "" ? codes.filter((code) => !matches.some((match) => match.code === code)) : [];
  const found = [...matches, ...others.map((code) => ({ code }))];
  const label = (text || words.trim().replace(/\s+/g, " ").slice(0, LONGEST_NAME)).trim();
  const known = codes.some((code) => code.label.toLocaleLowerCase() === label.toLocaleLowerCase());
  const rows: PaletteRow[] = found.map(({ code }) => ({ kind: "code", code }));
  if (label !== "" && !known) rows.push({ kind: "create", label });
  return { rows, ...(confidence && { confidence }) };
}
