import type { Speaker, TextRange, TranscriptStructure } from "@concord/domain";
import type { DeclaredLabel } from "../draft.ts";
import type { SpeakerCandidate, SpeakerChoice } from "../imported-transcript.ts";
import { blocksOf, type LineRole } from "./blocks.ts";
import { type Candidate, gather, judge, type Occurrence, type Verdict } from "./candidates.ts";
import { type Label, labelKey, labelsIn } from "./labels.ts";
import { type Line, linesOf } from "./lines.ts";
import { partsOf, speechOf } from "./parts.ts";
import { covers, joinRanges } from "./ranges.ts";
import { startsWithTime, timestampsIn } from "./timestamps.ts";

export type StructureSource = {
  /** Canonical text. */
  readonly text: string;
  /** Headings, bold and the like, from the format. */
  readonly ranges: readonly TextRange[];
  readonly declared: readonly DeclaredLabel[];
  /** Where paragraphs begin, ascending; empty when the format does not say. */
  readonly paragraphs: readonly number[];
  readonly choices?: readonly SpeakerChoice[];
};

export type FoundStructure = {
  readonly structure: TranscriptStructure;
  readonly candidates: readonly SpeakerCandidate[];
  /** Lines that begin with a typed line number. */
  readonly numberedLines: number;
};

const MOST_REJECTED_SHOWN = 100;

/** Finds who speaks where. Labels and times stay in the text; all that is found stands beside it. */
export function structureOf(source: StructureSource): FoundStructure {
  const { text, choices } = source;
  const lines = linesOf(text, source.paragraphs);
  const given = joinRanges(source.ranges);
  const bold = given.filter(({ kind }) => kind === "bold");
  const headings = given.filter(({ kind }) => kind === "heading");
  const isHeading = (line: Line) => covers(headings, trimmed(text, line));

  const labels = labelsIn(text, lines, source.declared, bold);
  const candidates = gather(occurrencesOf(text, lines, labels, bold, isHeading));
  const proposed = judge(candidates, lines.filter(({ paragraph }) => paragraph).length);
  const chosen = choices && new Map(choices.map(({ label, part }) => [labelKey(label), part]));
  const speaking = candidates.filter((each) => (chosen ? chosen.has(each.key) : proposed.get(each)?.accepted));
  const ending = new Set(candidates.filter((each) => endsTurn(proposed.get(each))).map(({ key }) => key));
  const numbers = new Map(speaking.map(({ key }, index) => [key, index]));

  const emphasised = (line: Line) => speaking.length === 0 && isBoldTitle(text, line, bold);
  const roleOf = (line: Line): LineRole => {
    const label = labels.get(line);
    const key = label && labelKey(label.label);
    const speaker = key === undefined ? undefined : numbers.get(key);
    if (label && speaker !== undefined) return { begins: "turn", speaker, label };
    if (isHeading(line) || emphasised(line)) return { begins: "heading" };
    return { begins: key !== undefined && ending.has(key) ? "other" : "nothing" };
  };
  const blocks = blocksOf(lines, roleOf);

  const said = speaking.map((): string[] => []);
  for (const { speaker, labelEnd, end } of blocks)
    if (speaker !== undefined) said[speaker]?.push(text.slice(labelEnd, end));
  const guesses = partsOf(speaking.map(({ label }, index) => speechOf(label, said[index] ?? [])));
  const speakers = speaking.map(
    ({ key, label }, index): Speaker => ({
      name: label,
      part: chosen?.get(key) ?? guesses[index] ?? "participant",
    }),
  );

  const names = [...labels.values()].filter(({ label }) => numbers.has(labelKey(label)));
  const titles = lines.filter((line) => !line.blank && !labels.has(line) && emphasised(line));
  const ranges = joinRanges([
    ...given,
    ...timestampsIn(text),
    ...names.map(({ name }): TextRange => ({ kind: "speaker", ...name })),
    ...titles.map((line): TextRange => ({ kind: "heading", ...trimmed(text, line) })),
  ]);
  return {
    structure: { blocks, ranges, speakers },
    candidates: worthShowing(candidates, numbers).map((each) =>
      present(each, proposed.get(each), speakers[numbers.get(each.key) ?? -1]),
    ),
    numberedLines: lines.filter(({ words, start }) => words > start).length,
  };
}

function occurrencesOf(
  text: string,
  lines: readonly Line[],
  labels: ReadonlyMap<Line, Label>,
  bold: readonly TextRange[],
  isHeading: (line: Line) => boolean,
): Occurrence[] {
  const found: Occurrence[] = [];
  let saidAfter = false;
  let timeAfter = false;
  for (const line of [...lines].reverse()) {
    const label = labels.get(line);
    if (label) {
      // After a time, words alone on a line are a name only when what is said stands below, without a time of its own.
      const below = saidAfter && !(label.style === "after_time" && timeAfter);
      const speaks = below || /\S/.test(text.slice(label.end, line.end));
      found.push({ line, label, bold: covers(bold, label.name), speaks });
      saidAfter = false;
    } else if (!line.blank) {
      saidAfter = !isHeading(line);
      timeAfter = startsWithTime(text.slice(line.words, line.words + 40));
    }
  }
  return found.reverse();
}

/** A label that is no speaker's, but that a colleague's or nobody's words stand under: a break, or one left out. */
function endsTurn(proposal: Verdict | undefined): boolean {
  return proposal !== undefined && (proposal.accepted || proposal.reason === "not_speech");
}

/** All speakers, and of the rest those that stand most often: a glossary has hundreds of words before colons. */
function worthShowing(candidates: readonly Candidate[], speaking: ReadonlyMap<string, number>): readonly Candidate[] {
  const rest = candidates.filter(({ key }) => !speaking.has(key));
  const left = new Set(
    [...rest].sort((a, b) => b.occurrences.length - a.occurrences.length).slice(MOST_REJECTED_SHOWN),
  );
  return left.size === 0 ? candidates : candidates.filter((each) => !left.has(each));
}

function present(candidate: Candidate, proposal: Verdict | undefined, speaker: Speaker | undefined): SpeakerCandidate {
  const { label, occurrences } = candidate;
  const found = { label, turns: occurrences.length };
  if (speaker) return { ...found, accepted: true, part: speaker.part };
  const reason = proposal && !proposal.accepted ? proposal.reason : "left_out";
  return { ...found, accepted: false, part: "other", reason };
}

/** In a text without speakers a short line all in bold, which does not end like a sentence, is set as a heading. */
function isBoldTitle(text: string, line: Line, bold: readonly TextRange[]): boolean {
  const words = trimmed(text, line);
  if (!line.paragraph || words.end - words.start > 120) return false;
  return covers(bold, words) && !/[.?!:;,\u2026]$/.test(text.slice(words.start, words.end));
}

function trimmed(text: string, { start, end }: Line): { start: number; end: number } {
  const line = text.slice(start, end);
  return { start: start + line.length - line.trimStart().length, end: start + line.trimEnd().length };
}
