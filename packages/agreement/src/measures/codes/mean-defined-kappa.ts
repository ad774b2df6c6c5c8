import type { Ratings } from "../../ratings.ts";
import { firstReason, isDefined } from "../../result.ts";
import { cohenKappa } from "../cohen-kappa.ts";
import type { CodesSummary } from "./pooled-kappa.ts";

/**
 * Mean of the kappas that exist, with how many of the codes have one. A code without a kappa is left out and counted,
 * never taken for 0 or 1.
 *
 * @formula mean κ = mean of κ over the codes whose κ is defined, "k of m codes"
 * @prefer Only beside k and m, and beside pooled kappa: the mean rests on the codes that were used.
 * @param ratings - one for each code
 * @returns a value in [-1, 1]; the first reason of the list when no code has a kappa
 * @see De Vries, Elliott, Kanouse & Teleki (2008), Field Methods 20(3), 272-282, on why means of kappas mislead.
 */
export function meanDefinedKappa(ratings: readonly Ratings[]): CodesSummary {
  const kappas = ratings.map(cohenKappa);
  const values = kappas.filter((kappa) => isDefined(kappa)).map(({ value }) => value);
  const counts = { codes: values.length, of: kappas.length };
  if (values.length > 0) return { ...counts, value: values.reduce((sum, value) => sum + value, 0) / values.length };
  const reasons = kappas.flatMap((kappa) => (isDefined(kappa) ? [] : [kappa.undefined]));
  return { ...counts, undefined: firstReason(reasons) ?? "no_units" };
}
