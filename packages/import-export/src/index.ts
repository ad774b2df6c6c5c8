export * from "./transcripts/imported-transcript.ts";
export { LIMITS } from "./transcripts/limits.ts";
export type { ImportNotice } from "./transcripts/notices.ts";
export { readTranscript, type TranscriptFile } from "./transcripts/read-transcript.ts";
export type { ImportRefusal } from "./transcripts/refusals.ts";
