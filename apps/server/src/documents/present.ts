import type { documents } from "@concord/db";

type Summary = Awaited<ReturnType<typeof documents.listDocuments>>[number];
type Text = NonNullable<Awaited<ReturnType<typeof documents.readDocument>>>;

export function presentSummary({ id, revisionId, name, format, words, structure, importedAt, importedBy }: Summary) {
  return {
    id,
    revisionId,
    name,
    format,
    words,
    turns: structure.blocks.filter((block) => block.kind === "turn").length,
    speakers: [...structure.speakers],
    importedAt: importedAt.toISOString(),
    importedBy,
  };
}

export function presentText(row: Text) {
  const { blocks, ranges, speakers } = row.structure;
  return {
    ...presentSummary(row),
    text: row.text,
    textHash: row.textHash,
    structure: { blocks: [...blocks], ranges: [...ranges], speakers: [...speakers] },
    note: row.note,
    report: [...row.report],
  };
}
