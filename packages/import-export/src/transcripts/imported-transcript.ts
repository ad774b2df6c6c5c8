import type { SpeakerPart, TranscriptStructure } from "@concord/domain";
import type { ImportNotice } from "./notices.ts";

export type TranscriptFormat = "txt" | "md" | "docx" | "vtt";

export type ImportedTranscript = {
  readonly format: TranscriptFormat;
  /** Canonical text; positions in `structure` are UTF-16 code units of it. */
  readonly text: string;
  readonly structure: TranscriptStructure;
  /** Label of the Encoding Standard, as `TextDecoder` names it. */
  readonly encoding: string;
  /** What was left out, assumed or noticed, in the order in which a researcher would ask. */
  readonly report: readonly ImportNotice[];
  /** Front matter of a Markdown file, as typed. */
  readonly note?: string;
  /** Everything that looks like a speaker's label, in order of first appearance. */
  readonly candidates: readonly SpeakerCandidate[];
};

/**
 * Why a label is not proposed as a speaker: it stands too seldom, nothing is said under it, it belongs to the head of
 * the file (date, place, keywords), or the person left it out of the list of speakers.
 */
export type NotASpeaker = "too_rare" | "not_speech" | "file_head" | "left_out";

export type SpeakerCandidate = {
  /** As first typed, without colon and time. Labels that differ only in case are one candidate. */
  readonly label: string;
  /** How often it stands at the start of a line. */
  readonly turns: number;
  readonly accepted: boolean;
  readonly part: SpeakerPart;
  readonly reason?: NotASpeaker;
};

/** A person's choice among the candidates. */
export type SpeakerChoice = { readonly label: string; readonly part: SpeakerPart };
