import type { Block } from "@concord/domain";
import { type ImportedTranscript, type ImportRefusal, readTranscript, type SpeakerChoice } from "../src/index.ts";

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads a file that is expected to be sound. */
export function reading(
  name: string,
  content: string | Uint8Array,
  speakers?: readonly SpeakerChoice[],
): ImportedTranscript {
  const bytes = typeof content === "string" ? utf8(content) : content;
  const read = readTranscript({ name, bytes, ...(speakers ? { speakers } : {}) });
  if (!read.ok) throw new Error(`expected a transcript, found ${JSON.stringify(read.error)}`);
  return read.value;
}

/** Reads a file that is expected to be refused. */
export function refusal(name: string, content: string | Uint8Array): ImportRefusal | undefined {
  const read = readTranscript({ name, bytes: typeof content === "string" ? utf8(content) : content });
  return read.ok ? undefined : read.error;
}

/** Each block as `kind or speaker | label | words`, for comparing whole structures at a glance. */
export function outline({ text, structure }: ImportedTranscript): string[] {
  return structure.blocks.map(({ kind, speaker, start, labelEnd, end }: Block) => {
    const who = speaker === undefined ? kind : (structure.speakers[speaker]?.name ?? kind);
    return [who, text.slice(start, labelEnd), text.slice(labelEnd, end)].join("|");
  });
}

/** The text under each range of a kind. */
export function marked({ text, structure }: ImportedTranscript, kind: string): string[] {
  return structure.ranges.filter((range) => range.kind === kind).map(({ start, end }) => text.slice(start, end));
}
