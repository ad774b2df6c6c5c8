/** Distance of two sets of labels in [0, 1]; 0 when both are empty. */
export type SetDistance = (first: ReadonlySet<string>, second: ReadonlySet<string>) => number;

/** Sets are the same or they are not. */
export const wholeSetDistance: SetDistance = (first, second) => {
  const { common, union } = sizes(first, second);
  return common === union ? 0 : 1;
};

/** One minus the share of common labels in all labels. */
export const jaccardDistance: SetDistance = (first, second) => {
  const { common, union } = sizes(first, second);
  return union === 0 ? 0 : 1 - common / union;
};

/**
 * Measuring agreement on set-valued items: the Jaccard similarity, less a third where one set contains the other, less
 * two thirds where each has labels of its own. A set that is empty has nothing in common with one that is not.
 *
 * @see Passonneau (2006), LREC, 831-836. Programs that round the thirds, or that multiply distances, give other values.
 */
export const masiDistance: SetDistance = (first, second) => {
  const { common, union } = sizes(first, second);
  if (union === 0) return 0;
  const contained = common === Math.min(first.size, second.size);
  const monotonicity = common === union ? 1 : contained ? 2 / 3 : 1 / 3;
  return 1 - (common / union) * monotonicity;
};

function sizes(first: ReadonlySet<string>, second: ReadonlySet<string>) {
  let common = 0;
  for (const label of first) if (second.has(label)) common++;
  return { common, union: first.size + second.size - common };
}
