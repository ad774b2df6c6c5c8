import { canonicaliseMapped, mapSpan, ok, type Result, refused, type TextRange } from "@concord/domain";
import { readDocx } from "./docx/docx.ts";
import type { Draft } from "./draft.ts";
import { formatOf } from "./format.ts";
import type { ImportedTranscript, SpeakerChoice, TranscriptFormat } from "./imported-transcript.ts";
import { LIMITS } from "./limits.ts";
import { readMarkdown } from "./md/md.ts";
import { DropCounts, type ImportNotice } from "./notices.ts";
import { endReading, type ImportRefusal, ReadingEnds } from "./refusals.ts";
import { structureOf } from "./structure/structure.ts";
import { decodeText } from "./txt/decode.ts";
import { readPlainText } from "./txt/txt.ts";
import { readCues } from "./vtt/vtt.ts";

export type TranscriptFile = {
  /** The file's name; its ending decides the format. Never used as a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A person's choice overrides the proposal: a candidate that is not in the list is not a speaker. */
  readonly speakers?: readonly SpeakerChoice[];
};

/** What a format's reader gives, before the text is made canonical. */
export type ReadFile = {
  readonly draft: Draft;
  readonly encoding: string;
  readonly report: readonly ImportNotice[];
  readonly note?: string;
};

/**
 * Reads a transcript to canonical text with its structure. Pure: no file, no network, no clock; the same file and
 * choices give the same answer. Whoever takes files from strangers calls it in a worker with a deadline.
 */
export function readTranscript(file: TranscriptFile): Result<ImportedTranscript, ImportRefusal> {
  try {
    return ok(readOrEnd(file));
  } catch (error) {
    if (error instanceof ReadingEnds) return refused(error.refusal);
    throw error;
  }
}

function readOrEnd({ name, bytes, speakers }: TranscriptFile): ImportedTranscript {
  if (bytes.length > LIMITS.fileBytes)
    endReading({ code: "too_large", what: "file", limit: LIMITS.fileBytes, size: bytes.length });
  if (bytes.length === 0) endReading({ code: "empty" });
  const format = formatOf(name, bytes);
  if (!format.ok) return endReading(format.error);

  const drops = new DropCounts();
  const { draft, encoding, report, note } = readAs(format.value, bytes, drops);
  const { text, positions } = canonicaliseMapped(draft.text);
  if (!/\S/.test(text)) endReading({ code: "no_text", images: drops.of("images") });

  const ranges = draft.ranges.map(({ kind, ...span }): TextRange => ({ kind, ...mapSpan(positions, span) }));
  const { structure, candidates, numberedLines } = structureOf({
    text,
    ranges,
    declared: draft.labels.map((label) => ({ ...mapSpan(positions, label), name: mapSpan(positions, label.name) })),
    paragraphs: draft.paragraphs.map(positions.start),
    ...(speakers ? { choices: speakers } : {}),
  });
  const numbered: ImportNotice[] = numberedLines > 0 ? [{ code: "line_numbers_in_text", lines: numberedLines }] : [];
  return {
    format: format.value,
    text,
    structure,
    encoding,
    report: [...report, ...numbered, ...drops.notices()],
    ...(note === undefined ? {} : { note }),
    candidates,
  };
}

function readAs(format: TranscriptFormat, bytes: Uint8Array, drops: DropCounts): ReadFile {
  if (format === "docx") return readDocx(bytes, drops);
  const { text, encoding, report } = decodeText(bytes);
  const read =
    format === "txt" ? readPlainText(text) : format === "md" ? readMarkdown(text, drops) : readCues(text, drops);
  return { ...read, encoding, report: [...report, ...read.report] };
}
