import type { LayerDocument } from "@concord/crdt";
import {
  type CodeId,
  type Coding,
  type CodingId,
  type Confidence,
  quoteOf,
  type Span,
  type TextHash,
} from "@concord/domain";
import { randomId } from "#lib/random-id.ts";
import { newOwnCodeId } from "./code-names.ts";

/** Everything a coder does to a layer. Each is one step of undo. */
export type CodingCommands = {
  /** Puts a code on a span. The same code on the same words is not added twice; a confidence given is then taken over. */
  apply(span: Span, code: CodeId, confidence?: Confidence): CodingId;
  replaceCode(id: CodingId, code: CodeId): void;
  setConfidence(id: CodingId, confidence: Confidence): void;
  setMemo(id: CodingId, memo: string): void;
  setSpan(id: CodingId, span: Span): void;
  remove(id: CodingId): void;
  createOwnCode(label: string): CodeId;
  undo(): boolean;
  redo(): boolean;
};

export type CommandSurroundings = {
  readonly text: string;
  readonly textHash: TextHash;
  /** Codings that share a character with the span. */
  readonly overlapping: (span: Span) => Iterable<Coding>;
  readonly now?: () => Date;
  readonly newId?: () => string;
};

const DEFAULT_CONFIDENCE: Confidence = "certain";

export function codingCommands(layer: LayerDocument, surroundings: CommandSurroundings): CodingCommands {
  const { text, textHash, overlapping, now = () => new Date(), newId = randomId } = surroundings;
  return {
    apply(span, code, confidence) {
      for (const coding of overlapping(span)) {
        if (coding.code !== code || coding.start !== span.start || coding.end !== span.end) continue;
        if (confidence && confidence !== coding.confidence) layer.change(coding.id, { confidence });
        return coding.id;
      }
      const id = newId() as CodingId;
      layer.put({
        id,
        start: span.start,
        end: span.end,
        code,
        confidence: confidence ?? DEFAULT_CONFIDENCE,
        memo: "",
        ...quoteOf(text, span),
        textHash,
        deviceTime: now().toISOString(),
      });
      return id;
    },
    replaceCode: (id, code) => {
      if (layer.coding(id)?.code !== code) layer.change(id, { code });
    },
    setConfidence: (id, confidence) => {
      if (layer.coding(id)?.confidence !== confidence) layer.change(id, { confidence });
    },
    setMemo: (id, memo) => {
      if (layer.coding(id)?.memo !== memo) layer.change(id, { memo });
    },
    setSpan: (id, span) => layer.change(id, { start: span.start, end: span.end, ...quoteOf(text, span) }),
    remove: (id) => layer.remove(id),
    createOwnCode(label) {
      const id = newOwnCodeId(newId);
      layer.addOwnCode(id, label.trim());
      return id;
    },
    undo: () => layer.undo(),
    redo: () => layer.redo(),
  };
}
