import type { documents, ResponseOf } from "@concord/contracts";

type Document = ResponseOf<typeof documents.readDocument>;

/** Words to be coded: they stand in this turn, or, where there are no turns, once in the text. */
export type Passage = { readonly quote: string; readonly turn: number | undefined };

const MOST = 8;
const SHORTEST = 12;
const LONGEST = 90;

/** Whole words from the beginning of a speech, within one paragraph. */
function opening(speech: string): string | undefined {
  const sentence = /^[^\n]*?[.!?…](?=\s|$)|^[^\n]+/.exec(speech.trimStart())?.[0] ?? "";
  const words = sentence.length <= LONGEST ? sentence : sentence.slice(0, sentence.lastIndexOf(" ", LONGEST));
  return words.length >= SHORTEST ? words : undefined;
}

/** Passages spread over a document, in what participants say where it is known who they are. */
export function passagesOf({ text, structure }: Document): Passage[] {
  const found = structure.blocks.flatMap((block) => {
    const part = block.speaker === undefined ? undefined : structure.speakers[block.speaker]?.part;
    if (block.kind === "heading" || part === "interviewer") return [];
    const quote = opening(text.slice(block.labelEnd, block.end));
    if (quote === undefined) return [];
    const once = text.indexOf(quote) === text.lastIndexOf(quote);
    return block.turn !== undefined || once ? [{ quote, turn: block.turn }] : [];
  });
  const step = Math.max(1, found.length / MOST);
  return Array.from({ length: Math.min(MOST, found.length) }, (_, index) => found[Math.floor(index * step)]).filter(
    (passage) => passage !== undefined,
  );
}

/** The first words of a passage: another end, so that a boundary differs. */
export function shortened({ quote, turn }: Passage): Passage {
  const cut = quote.lastIndexOf(" ", Math.floor(quote.length * 0.6));
  return { quote: cut > 0 ? quote.slice(0, cut) : quote, turn };
}
