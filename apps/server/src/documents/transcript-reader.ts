import type { Result } from "@concord/domain";
import type { ImportedTranscript, ImportRefusal, SpeakerChoice } from "@concord/import-export";

/** Reads an uploaded file in a worker thread, within limits of time and memory. */
export type TranscriptReader = (
  input: { readonly name: string; readonly bytes: Uint8Array; readonly speakers?: readonly SpeakerChoice[] },
  /** Gives up when whoever asked has gone. */
  signal?: AbortSignal,
) => Promise<Result<ImportedTranscript, ImportRefusal>>;
