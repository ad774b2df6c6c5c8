/**
 * How well a number answers what was typed, best 0, or nothing. Numbers are text: `10.1` is exactly 10.1, and 10.10 and
 * 10.11 merely begin with it. The point may be left out: `33` finds 3.3.
 */
export function matchNumber(
  typed: string,
  number: string,
): { readonly exact: boolean; readonly rank: number } | undefined {
  if (typed === "" || number === "") return undefined;
  const wanted = typed.toLowerCase();
  const given = number.toLowerCase();
  if (given === wanted) return { exact: true, rank: 0 };
  if (given.startsWith(wanted.endsWith(".") ? wanted : `${wanted}.`)) return { exact: false, rank: 0 };
  if (given.startsWith(wanted)) return { exact: false, rank: 1 };
  if (!/^\d{2,}$/.test(wanted)) return undefined;
  const digits = given.replaceAll(".", "");
  if (digits === wanted) return { exact: false, rank: 2 };
  return digits.startsWith(wanted) ? { exact: false, rank: 3 } : undefined;
}
