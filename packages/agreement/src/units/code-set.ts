import type { CodeId, UserId } from "@concord/domain";
import { type CodedDocument, codesLookedFor, submittedLayer } from "./coded-document.ts";

/** Codes counted: all that somebody looked for, those that somebody used, or a list chosen beforehand. */
export type CodeSet = "all" | "used" | readonly CodeId[];

/** The codes of the set, each once: chosen ones in their order, else by their ids. Layers of others are not looked at. */
export function codesCounted(
  set: CodeSet,
  documents: readonly CodedDocument[],
  coders: readonly UserId[],
): readonly CodeId[] {
  if (typeof set !== "string") return [...new Set(set)];
  const counted = new Set<CodeId>();
  for (const document of documents)
    for (const coder of coders) {
      const layer = submittedLayer(document, coder);
      if (!layer) continue;
      const codes = set === "all" ? codesLookedFor(layer) : layer.codings.map(({ code }) => code);
      for (const code of codes) counted.add(code);
    }
  return [...counted].sort();
}
