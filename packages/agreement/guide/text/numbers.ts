/** A number with six decimals at most, without those that say nothing, and with a true minus sign. */
export function shown(value: number): string {
  const rounded = value.toFixed(6).replace(/\.?0+$/, "");
  const text = Number(rounded) === 0 && Math.abs(value) > 1e-12 ? value.toPrecision(3) : rounded;
  return text.replace(/^-0$/, "0").replaceAll("-", "−");
}

/** As one would print it in a paper: two decimals. */
export function reported(value: number): string {
  return value
    .toFixed(2)
    .replace(/^-0\.00$/, "0.00")
    .replace("-", "−");
}

/** A sum written out: `3 + 4 + 5`. */
export function sum(values: readonly number[]): string {
  return values.map(shown).join(" + ");
}
