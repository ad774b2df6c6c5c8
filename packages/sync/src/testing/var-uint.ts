/** An integer as lib0 writes it, for bytes that a test makes by hand. */
export const varUint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varUint(Math.floor(value / 128))];
