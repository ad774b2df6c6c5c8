import type { NotASpeaker } from "../imported-transcript.ts";
import { type Label, labelKey } from "./labels.ts";
import type { Line } from "./lines.ts";
import {
  isFullName,
  looksLikeRoleCode,
  namesFileHead,
  namesNoSpeech,
  startsLikeName,
  startsSentence,
} from "./words.ts";

export type Occurrence = {
  readonly line: Line;
  readonly label: Label;
  readonly bold: boolean;
  readonly speaks: boolean;
};
export type Candidate = {
  readonly key: string;
  /** As first typed. */
  readonly label: string;
  readonly occurrences: readonly Occurrence[];
};
export type Verdict = { readonly accepted: true } | { readonly accepted: false; readonly reason: NotASpeaker };

export function gather(occurrences: readonly Occurrence[]): Candidate[] {
  const byKey = new Map<string, Occurrence[]>();
  for (const occurrence of occurrences) {
    const key = labelKey(occurrence.label.label);
    const known = byKey.get(key);
    if (known) known.push(occurrence);
    else byKey.set(key, [occurrence]);
  }
  return [...byKey].map(([key, found]) => ({ key, label: found[0]?.label.label ?? key, occurrences: found }));
}

const ACCEPTED: Verdict = { accepted: true };
const not = (reason: NotASpeaker): Verdict => ({ accepted: false, reason });

/**
 * Which candidates to propose as speakers. A label that comes back is one; a label that stands once is one when it is
 * written as the others are (bold like them, a full name, a role code). Proposed to a person, who decides.
 *
 * @param paragraphs - number of paragraphs in the text
 */
export function judge(candidates: readonly Candidate[], paragraphs: number): Map<Candidate, Verdict> {
  const verdicts = new Map<Candidate, Verdict>();
  const open: Candidate[] = [];
  for (const candidate of candidates) {
    const { label, occurrences } = candidate;
    if (occurrences.some((each) => each.label.style === "declared")) verdicts.set(candidate, ACCEPTED);
    else if (namesNoSpeech(label)) verdicts.set(candidate, not("not_speech"));
    else if (occurrences.some((each) => each.speaks)) open.push(candidate);
    else verdicts.set(candidate, not(occurrences.every(isSetOff) ? "not_speech" : "too_rare"));
  }
  const custom = customOf(open, paragraphs);
  for (const candidate of open) verdicts.set(candidate, judgeOne(candidate, custom));
  const accepted = open.filter((candidate) => verdicts.get(candidate)?.accepted);
  const labelled = accepted.reduce((sum, each) => sum + each.occurrences.length, 0);
  const alone =
    candidates.filter((candidate) => verdicts.get(candidate)?.accepted).length === 1 ? accepted[0] : undefined;
  // One heading-like word that comes back in running prose ("Message:") is no conversation.
  if (
    alone &&
    !looksLikeRoleCode(alone.label) &&
    alone.occurrences[0]?.label.style !== "time_line" &&
    labelled < paragraphs * 0.3
  )
    verdicts.set(alone, not("too_rare"));
  return verdicts;
}

/** Bold, or with a time after it: written on purpose. Without that, words before a colon are the end of a sentence. */
function isSetOff({ bold, label }: Occurrence): boolean {
  return bold || (label.style === "colon" && label.timed);
}

/** How this document writes its labels, learnt from those that come back. */
type Custom = {
  readonly style: Label["style"];
  readonly bold: boolean;
  readonly repeated: number;
  /** Labels that stand once and look like full names; many of them make a glossary, not a conversation. */
  readonly fullNames: number;
  /** Offset of the first label that comes back; what stands once before it is the head of the file. */
  readonly begins: number;
  /** Nearly every paragraph of a short text has a label, so that even labels standing once are speakers. */
  readonly everyLine: boolean;
  readonly tabs: boolean;
};

function customOf(candidates: readonly Candidate[], paragraphs: number): Custom {
  const back = candidates.filter(({ label, occurrences }) => occurrences.length > 1 && !startsSentence(label));
  const repeated = back.flatMap(({ occurrences }) => occurrences);
  const all = candidates.flatMap(({ occurrences }) => occurrences);
  const count = (style: Label["style"]) => repeated.filter(({ label }) => label.style === style).length;
  const style = (["colon", "time_line", "after_time", "tab", "bold"] as const).reduce((best, each) =>
    count(each) > count(best) ? each : best,
  );
  return {
    style,
    bold: repeated.filter(({ bold }) => bold).length > repeated.length / 2,
    repeated: repeated.length,
    fullNames: candidates.filter(({ label, occurrences }) => occurrences.length === 1 && isFullName(label)).length,
    begins: repeated.reduce((first, { line }) => Math.min(first, line.start), Number.POSITIVE_INFINITY),
    everyLine: candidates.length > 1 && all.length <= 12 && all.length >= paragraphs * 0.8,
    tabs: all.filter(({ label }) => label.style === "tab").length >= paragraphs * 0.6,
  };
}

function judgeOne({ label, occurrences }: Candidate, custom: Custom): Verdict {
  const times = occurrences.length;
  const first = occurrences[0];
  if (!first) return not("too_rare");
  if (times === 1 && first.line.start < custom.begins && custom.repeated > 3) return not("file_head");
  if (namesFileHead(label) && times === 1) return not("file_head");
  if (first.label.style === "tab" && !custom.tabs) return not("too_rare");
  const role = looksLikeRoleCode(label);
  if (!role && (startsSentence(label) || (!startsLikeName(label) && times < 3))) return not("too_rare");
  if (times > 2) return ACCEPTED;
  const fits = first.label.style === custom.style && (first.bold || !custom.bold);
  if (times === 2) return custom.repeated <= 4 || fits || role ? ACCEPTED : not("too_rare");
  if (custom.repeated > 0 && !fits) return not("too_rare");
  // Nobody writes a name and a time alone on a line but to say who speaks.
  if (role || custom.everyLine || first.label.style === "time_line" || (custom.bold && first.bold && fits))
    return ACCEPTED;
  return isFullName(label) && custom.repeated >= 4 * custom.fullNames ? ACCEPTED : not("too_rare");
}
