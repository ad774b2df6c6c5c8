import type { CodeId, Confidence, DocumentId, TranscriptStructure, UserId } from "@concord/domain";
import type { CodedDocument, CodedLayer } from "../coded-document.ts";

export const [alice, bea, cai, dee] = ["alice", "bea", "cai", "dee"] as [UserId, UserId, UserId, UserId];
export const [GOAL, PLAN, SUPPORT] = ["bcttv1/1.1", "bcttv1/1.4", "bcttv1/3.1"] as [CodeId, CodeId, CodeId];

/** Interviewer, participant, heading, participant, a turn of nobody known; ten characters each. */
export const text = "I: Did u?\nP: I ran.\nA heading\nP: Go. So\nWho knows\n";
export const structure: TranscriptStructure = {
  blocks: [
    { kind: "turn", start: 0, end: 10, labelEnd: 2, speaker: 0, turn: 1 },
    { kind: "turn", start: 10, end: 20, labelEnd: 12, speaker: 1, turn: 2 },
    { kind: "heading", start: 20, end: 30, labelEnd: 20 },
    { kind: "turn", start: 30, end: 40, labelEnd: 32, speaker: 1, turn: 3 },
    { kind: "turn", start: 40, end: 50, labelEnd: 40, turn: 4 },
  ],
  ranges: [],
  speakers: [
    { name: "I", part: "interviewer" },
    { name: "P", part: "participant" },
  ],
};

export type Marked = readonly [start: number, end: number, code: CodeId, confidence?: Confidence];

/** A submitted layer whose coder looked for `GOAL` and `PLAN`. */
export function aLayer(coder: UserId, marked: readonly Marked[], more: Partial<CodedLayer> = {}): CodedLayer {
  const codings = marked.map(([start, end, code, confidence = "certain"]) => ({ start, end, code, confidence }));
  return { coder, submitted: true, codes: new Set([GOAL, PLAN]), codings, ...more };
}

export function aDocument(layers: readonly CodedLayer[], more: Partial<CodedDocument> = {}): CodedDocument {
  return { documentId: "p01" as DocumentId, structure, text, layers, ...more };
}
