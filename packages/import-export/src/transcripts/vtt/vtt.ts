import { Draft } from "../draft.ts";
import type { DropCounts, ImportNotice } from "../notices.ts";
import { labelAt, labelKey } from "../structure/labels.ts";
import { cuesOf } from "./cues.ts";
import { utterancesOf } from "./payload.ts";

type Spoken = { readonly time: string; readonly voice?: string; readonly typed?: string; readonly words: string };

/**
 * Reads WebVTT. A paragraph is what one speaker says until another does, with the time of its first cue:
 * `[00:01:02] Anna: words`. Cues that name nobody go on with the paragraph before them; in a file where no cue names
 * anybody each cue is a paragraph. Which names are speakers does not change the text.
 */
export function readCues(
  source: string,
  drops: DropCounts,
): { readonly draft: Draft; readonly report: ImportNotice[] } {
  const spoken = cuesOf(source, drops).flatMap(({ time, payload }) =>
    utterancesOf(payload, drops).map((utterance): Spoken => ({ time, ...utterance, ...typedName(utterance) })),
  );
  const named = spoken.some(({ voice, typed }) => voice !== undefined || typed !== undefined);
  const draft = new Draft();
  let running: string | undefined;
  for (const { time, voice, typed, words } of spoken) {
    const speaker = voice ?? typed;
    const goesOn = named && draft.length > 0 && (speaker === undefined || labelKey(speaker) === running);
    if (goesOn) {
      draft.write(` ${typed === undefined ? words : wordsAfter(typed, words)}`);
      continue;
    }
    if (draft.length > 0) draft.write("\n");
    const start = draft.length;
    draft.write(`[${time}] `);
    if (voice !== undefined) {
      const name = draft.length;
      draft.write(`${voice}: `);
      draft.labels.push({ start, end: draft.length, name: { start: name, end: name + voice.length } });
    }
    draft.write(words);
    running = speaker === undefined ? undefined : labelKey(speaker);
  }
  if (draft.length > 0) draft.write("\n");
  return { draft, report: [] };
}

/** `Anna: words` typed into the cue, as Zoom writes it. */
function typedName({ voice, words }: { readonly voice?: string; readonly words: string }): { readonly typed?: string } {
  if (voice !== undefined) return {};
  const label = labelAt(words, {
    start: 0,
    end: words.length,
    next: words.length,
    blank: false,
    paragraph: true,
    words: 0,
  });
  return label?.style === "colon" ? { typed: label.label } : {};
}

/** The words without the name that the running paragraph shows already. */
function wordsAfter(typed: string, words: string): string {
  const label = labelAt(words, {
    start: 0,
    end: words.length,
    next: words.length,
    blank: false,
    paragraph: true,
    words: 0,
  });
  return label?.label === typed ? words.slice(label.end) : words;
}
