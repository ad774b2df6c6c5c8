import type { Code } from "@concord/domain";
import { fold } from "./fold.ts";
import { LABEL_VARIANTS } from "./variants.ts";

/**
 * The code that a label of a file means: the same label, else the one that is the same up to case, spelling variant,
 * apostrophes, hyphens, punctuation and spaces, or a variant known to circulate.
 *
 * @returns nothing when no code, or more than one, fits: then a person has to choose
 */
export function findByLabel(label: string, codes: readonly Code[]): Code | undefined {
  const exact = codes.filter((code) => code.label === label);
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined;
  const folded = fold(label);
  if (folded === "") return undefined;
  const alike = codes.filter((code) => [code.label, ...variantsOf(code)].some((known) => fold(known) === folded));
  return alike.length === 1 ? alike[0] : undefined;
}

/** Other labels under which a code is known. */
export function variantsOf(code: Pick<Code, "id">): readonly string[] {
  return LABEL_VARIANTS.get(code.id) ?? [];
}

/** The code of this number. Numbers compare as text: `10.1` does not find `10.10`, nor `10.10` `10.1`. */
export function findByNumber(number: string, codes: readonly Code[]): Code | undefined {
  const wanted = number.trim();
  return wanted === "" ? undefined : codes.find((code) => code.number === wanted);
}
