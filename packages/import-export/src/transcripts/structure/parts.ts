import type { SpeakerPart } from "@concord/domain";
import { looksLikeInterviewer, looksLikeParticipant } from "./words.ts";

/** What one speaker says in the whole text. */
export type Speech = {
  readonly label: string;
  readonly words: number;
  readonly questions: number;
  readonly turns: number;
};

export function speechOf(label: string, said: readonly string[]): Speech {
  let words = 0;
  let questions = 0;
  for (const speech of said) {
    words += speech.match(/\S+/g)?.length ?? 0;
    // Ends of questions in Latin, Greek, Arabic, Armenian and East Asian writing.
    questions +=
      speech.match(/[?;\u037e\u061f\u055e\uff1f]+(?=["'\u201d\u2019)\]\s]|$)/g)?.filter((mark) => mark !== ";")
        .length ?? 0;
  }
  return { label, words, questions, turns: said.length };
}

/**
 * Who asks and who answers, as a proposal: by labels that say so; else whoever asks most for their words is an
 * interviewer, and whoever speaks most is not.
 */
export function partsOf(speeches: readonly Speech[]): SpeakerPart[] {
  const named = speeches.map(({ label }): SpeakerPart | undefined =>
    looksLikeInterviewer(label) ? "interviewer" : looksLikeParticipant(label) ? "participant" : undefined,
  );
  if (named.includes("interviewer")) return named.map((part) => part ?? "participant");
  const talker = speeches.reduce<Speech | undefined>(
    (most, each) => (most && !saysMore(each, most) ? most : each),
    undefined,
  );
  const asked = speeches.filter((speech, at) => named[at] === undefined && speech !== talker && speech.questions > 0);
  const least = talker ? asking(talker) : 0;
  const most = Math.max(0, ...asked.map(asking));
  return speeches.map((speech, at) => {
    const part = named[at];
    if (part) return part;
    if (speech === talker || most <= least) return "participant";
    if (asked.includes(speech) && asking(speech) >= Math.max(most / 3, 3 * least)) return "interviewer";
    // Seldom heard and asking nothing: an announcer, a child that comes in.
    return speech.turns < 3 ? "other" : "participant";
  });
}

/** Questions for words; a few words more keep a single "What?" from counting as an interview. */
function asking({ questions, words }: Speech): number {
  return questions / (words + 20);
}

function saysMore(one: Speech, other: Speech): boolean {
  return one.words > other.words || (one.words === other.words && one.questions < other.questions);
}
