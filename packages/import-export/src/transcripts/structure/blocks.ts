import type { Block } from "@concord/domain";
import type { Label } from "./labels.ts";
import type { Line } from "./lines.ts";

/** What a line begins: a turn of a speaker, a heading, something that ends a turn without being one, or nothing new. */
export type LineRole =
  | { readonly begins: "turn"; readonly speaker: number; readonly label: Label }
  | { readonly begins: "heading" }
  | { readonly begins: "other" }
  | { readonly begins: "nothing" };

/**
 * Parts the text into blocks. A turn goes on over paragraphs without a label; a heading or something that is no
 * speech ends it. Empty lines belong to what precedes them, those at the very start to the first block.
 */
export function blocksOf(lines: readonly Line[], roleOf: (line: Line) => LineRole): Block[] {
  const blocks: Block[] = [];
  let turns = 0;
  let start = 0;
  let next: Omit<Block, "start" | "end"> | undefined;
  const close = (end: number) => {
    if (next) blocks.push({ start, end, ...next, labelEnd: next.turn === undefined ? start : next.labelEnd });
    if (next) start = end;
  };
  for (const line of lines) {
    if (line.blank) continue;
    const role = roleOf(line);
    if (role.begins === "nothing" && next && (next.kind === "turn" || !line.paragraph) && next.kind !== "heading")
      continue;
    close(line.start);
    if (role.begins === "turn") next = { kind: "turn", labelEnd: role.label.end, speaker: role.speaker, turn: ++turns };
    else next = { kind: role.begins === "heading" ? "heading" : "other", labelEnd: 0 };
  }
  close(lines.at(-1)?.next ?? 0);
  return blocks;
}
