import type { Continuum } from "../../src/measures/spans/index.ts";

/**
 * u-alpha of two coders as its formula is printed: a table of labels by labels, filled character by character. 0 is the
 * gap.
 */
export function naiveUAlpha({ length, coders }: Continuum): number {
  const labels = [...new Set(coders.flat().map(({ label }) => label))];
  const numberOf = new Map(labels.map((label, index) => [label, index + 1]));
  const size = labels.length + 1;
  const texts = coders.map((spans) => {
    const text = new Uint8Array(length);
    for (const { start, end, label } of spans) text.fill(numberOf.get(label) ?? 0, start, end);
    return text;
  });
  const [first = new Uint8Array(), second = new Uint8Array()] = texts;
  const table = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const add = (row: number, column: number) => {
    const cells = table[row];
    if (cells) cells[column] = (cells[column] ?? 0) + 1;
  };
  for (let character = 0; character < length; character++) {
    add(first[character] ?? 0, second[character] ?? 0);
    add(second[character] ?? 0, first[character] ?? 0);
  }

  const self = new Array<number>(size).fill(0);
  for (const { start, end, label } of coders.flat()) {
    const number = numberOf.get(label) ?? 0;
    self[number] = (self[number] ?? 0) + (end - start) ** 2;
  }
  for (const text of texts) for (const label of text) if (label === 0) self[0] = (self[0] ?? 0) + 1;

  const all = 2 * length;
  const selfPaired = self.reduce((sum, each) => sum + each, 0);
  let agreed = 0;
  let expected = 0;
  for (const [label, row] of table.entries()) {
    const marked = row.reduce((sum, each) => sum + each, 0);
    agreed += row[label] ?? 0;
    expected += (marked * marked - (self[label] ?? 0)) / (all - selfPaired / all);
  }
  return 1 - (all - agreed) / (all - expected);
}
