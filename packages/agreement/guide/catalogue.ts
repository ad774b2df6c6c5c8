import type { Page } from "./page.ts";
import { ALPHA } from "./pages/alpha.ts";
import { ANY_NUMBER } from "./pages/any-number.ts";
import { OBSERVED } from "./pages/observed.ts";
import { READING } from "./pages/reading.ts";
import { SETS_AND_CODES } from "./pages/sets-and-codes.ts";
import { SPANS } from "./pages/spans.ts";
import { TWO_CODERS } from "./pages/two-coders.ts";

/** Every page, in the order of the list. */
export const PAGES: readonly Page[] = [
  ...OBSERVED,
  ...TWO_CODERS,
  ...ANY_NUMBER,
  ...ALPHA,
  ...SETS_AND_CODES,
  ...SPANS,
  ...READING,
];

/** The page on which a function is described. */
export function pageOf(name: string): Page | undefined {
  return PAGES.find(({ functions }) => functions.some((each) => each.name === name));
}
