import type { DropCounts, ImportNotice } from "../notices.ts";
import { endReading } from "../refusals.ts";
import { relationshipsOf } from "./relationships.ts";
import { readStory } from "./story.ts";
import { readStyles } from "./styles.ts";
import { walkXml } from "./xml.ts";
import { openZip, type ZipParts } from "./zip.ts";

/** Reads a Word file: its body, then the bodies of its footnotes and endnotes. */
export function readDocx(bytes: Uint8Array, drops: DropCounts) {
  const parts = openZip(bytes);
  const main = relationshipsOf(parts, "").of("officeDocument")[0] ?? "word/document.xml";
  if (!parts.has(main)) endReading({ code: "damaged", where: main });
  const related = relationshipsOf(parts, main);
  const styles = readStyles(parts, related.of("styles")[0]);

  const body = readStory(parts, main, styles, drops);
  if (body.root !== "document") endReading({ code: "damaged", where: main });
  let { notes, unknownSymbols } = body;
  for (const part of [...related.of("footnotes"), ...related.of("endnotes")].filter(parts.has)) {
    const story = readStory(parts, part, styles, drops);
    body.draft.append(story.draft);
    notes += story.notes;
    unknownSymbols += story.unknownSymbols;
  }
  const comments = related.of("comments").reduce((sum, part) => sum + countComments(parts, part), 0);

  const report: ImportNotice[] = [];
  if (comments > 0) report.push({ code: "comments_present", count: comments });
  if (notes > 0) report.push({ code: "footnotes_moved_to_end", count: notes });
  if (unknownSymbols > 0) report.push({ code: "symbols_unknown", count: unknownSymbols });
  return { draft: body.draft, encoding: "utf-8", report };
}

function countComments(parts: ZipParts, part: string): number {
  let count = 0;
  if (!parts.has(part)) return 0;
  walkXml(parts, part, {
    open: ({ vocabulary, name }) => {
      if (vocabulary === "word" && name === "comment") count++;
    },
    close: () => {},
  });
  return count;
}
