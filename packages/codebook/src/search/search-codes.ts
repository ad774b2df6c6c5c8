import { byCodeNumber, type Code, type CodeId } from "@concord/domain";
import { fold } from "../labels/index.ts";
import { matchFuzzy } from "./match-fuzzy.ts";
import { matchNumber } from "./match-number.ts";
import { matchWords } from "./match-words.ts";
import { parseQuery } from "./parse-query.ts";
import { searchable } from "./searchable.ts";

/** By what a code was found, in the order in which they rank. */
export const MATCHES = ["recent", "number", "number_start", "short_key", "words", "fuzzy"] as const;
export type Match = (typeof MATCHES)[number];
export type CodeMatch = { readonly code: Code; readonly by: Match };

/** One coder's own use and the project's short keys; never anything of a colleague's. */
export type SearchHabits = {
  /** Codes last used by this coder, the latest first. */
  readonly recent?: readonly CodeId[];
  /** How often this coder used each code. */
  readonly frequency?: ReadonlyMap<CodeId, number>;
  /** Keys that the project gave to codes, such as `ss`. */
  readonly shortKeys?: ReadonlyMap<CodeId, readonly string[]>;
};

const RECENTS = 5;

/**
 * Codes that answer what was typed, best first: exact number, start of a number, short key, starts of words, then with
 * slips; among equals what this coder used last, then most often, then by number. Nothing typed gives the five codes
 * used last, so that Enter repeats the last one.
 *
 * @param typed - marks of confidence at the end are ignored, see `parseQuery`
 */
export function searchCodes(typed: string, codes: readonly Code[], habits: SearchHabits = {}): CodeMatch[] {
  const { recent = [], frequency = new Map<CodeId, number>(), shortKeys } = habits;
  const { text } = parseQuery(typed);
  if (text === "") return recentCodes(recent, codes);
  const lastUse = new Map(recent.map((code, index) => [code, index]));
  const folded = fold(text);
  return codes
    .flatMap((code) => {
      const found = matchCode(text, folded, code, shortKeys?.get(code.id) ?? []);
      return found ? [{ code, ...found }] : [];
    })
    .sort(
      (a, b) =>
        MATCHES.indexOf(a.by) - MATCHES.indexOf(b.by) ||
        a.rank - b.rank ||
        (lastUse.get(a.code.id) ?? recent.length) - (lastUse.get(b.code.id) ?? recent.length) ||
        (frequency.get(b.code.id) ?? 0) - (frequency.get(a.code.id) ?? 0) ||
        byCodeNumber(a.code, b.code),
    )
    .map(({ code, by }) => ({ code, by }));
}

function recentCodes(recent: readonly CodeId[], codes: readonly Code[]): CodeMatch[] {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const latest = [...new Set(recent)].flatMap((id) => byId.get(id) ?? []);
  return latest.slice(0, RECENTS).map((code) => ({ code, by: "recent" }));
}

type Found = { readonly by: Match; readonly rank: number };

function matchCode(text: string, folded: string, code: Code, shortKeys: readonly string[]): Found | undefined {
  const number = matchNumber(text, code.number);
  if (number?.exact) return { by: "number", rank: 0 };
  if (number) return { by: "number_start", rank: number.rank };
  // A number with words after it, as it is pasted from a table: both have to fit.
  const [, first = "", rest = ""] = /^([\d.]+)\s+(.*)$/su.exec(text) ?? [];
  if (rest !== "") {
    if (!matchNumber(first, code.number)) return undefined;
    return best("words", fold(rest), code, matchWords) ?? best("fuzzy", fold(rest), code, matchFuzzy);
  }
  if (folded === "") return undefined;
  const keys = shortKeys.map(fold);
  if (keys.includes(folded)) return { by: "short_key", rank: 0 };
  if (keys.some((key) => key.startsWith(folded))) return { by: "short_key", rank: 1 };
  return best("words", folded, code, matchWords) ?? best("fuzzy", folded, code, matchFuzzy);
}

/** The best rank over the code's labels. */
function best(by: Match, folded: string, code: Code, match: typeof matchWords): Found | undefined {
  const ranks = searchable(code).labels.flatMap((label) => match(folded, label) ?? []);
  return ranks.length === 0 ? undefined : { by, rank: Math.min(...ranks) };
}
