import type { Study } from "./study.ts";

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const TIME = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g;

/**
 * Makes comparable what two installations said of the same study: the study's ids are replaced by what they are of,
 * times by one word. Other ids become the order of their first appearance, so that the same one stays the same, or,
 * where the order is left to a browser, all the same word.
 */
export function normaliser(study: Study, { ordered = true } = {}): (said: string) => string {
  const known = new Map<string, string>([
    [study.alice.id, "<alice>"],
    [study.bob.id, "<bob>"],
    [study.projectId, "<project>"],
    [study.roundId, "<round>"],
  ]);
  for (const { id, revisionId, name } of study.documents)
    known.set(id, `<document ${name}>`).set(revisionId, `<revision of ${name}>`);
  let others = 0;
  return (said) =>
    said
      .replaceAll(study.url, "<address>")
      .replace(TIME, "<time>")
      .replace(UUID, (id) => {
        const name = known.get(id) ?? (ordered ? `<id ${++others}>` : "<id>");
        if (ordered) known.set(id, name);
        return name;
      });
}
