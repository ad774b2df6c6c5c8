const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const TIME = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g;

/**
 * Makes what two installations said comparable: ids become their order of first appearance, times become one word.
 * One normaliser is used for a whole visit, so that the same id stays the same and different ones stay apart.
 */
export function normaliser(): (said: string) => string {
  const known = new Map<string, string>();
  return (said) =>
    said.replace(TIME, "<time>").replace(UUID, (id) => {
      const before = known.get(id);
      if (before) return before;
      const name = `<id ${known.size + 1}>`;
      known.set(id, name);
      return name;
    });
}
