import {
  type CodeId,
  type DocumentId,
  positionTable,
  type Span,
  structureFault,
  type TranscriptStructure,
  type UserId,
} from "@concord/domain";
import {
  type JsonRecord,
  listOf,
  Mismatch,
  oneOf,
  optional,
  record,
  required,
  type Shape,
  text,
  wholeNumber,
} from "../cases/json-shape.ts";
import type { CodedDocument, CodedLayer } from "../units/index.ts";

/** Turns a position in code points into one in UTF-16 code units. */
type Place = (codePoint: number) => number;

/**
 * A document in the order of its file, its positions turned into those that the engine uses.
 *
 * @param lookedFor - codes that a coder looked for whose layer does not say it
 */
export function codedDocument(lookedFor: readonly CodeId[]): Shape<CodedDocument> {
  return (value, at) => documentOf(value, at, lookedFor);
}

function documentOf(value: unknown, at: string, lookedFor: readonly CodeId[]): CodedDocument {
  const fields = record(value, at);
  const content = required(fields, "text", text, at);
  const { toCodePoint, toUtf16 } = positionTable(content);
  const length = toCodePoint(content.length);
  const span = spanWithin(length, toUtf16);
  const structure = optional(fields, "structure", structureOf(span, toUtf16), at) ?? unstructured(content.length);
  const fault = structureFault(structure, content.length);
  if (fault) throw new Mismatch(`${at}.structure`, `blocks that partition the text (${fault})`, fields.structure);
  const layers = required(fields, "layers", listOf(layerOf(span, lookedFor)), at);
  const coders = layers.map(({ coder }) => coder);
  if (new Set(coders).size < coders.length) throw new Mismatch(`${at}.layers`, "one layer per coder", coders);
  return { documentId: required(fields, "id", text, at) as DocumentId, text: content, structure, layers };
}

function spanWithin(length: number, place: Place): Shape<Span> {
  return (value, at) => {
    const fields = record(value, at);
    const start = required(fields, "start", wholeNumber, at);
    const end = required(fields, "end", wholeNumber, at);
    if (start >= end || end > length) throw new Mismatch(at, `a span within [0, ${length})`, [start, end]);
    return { start: place(start), end: place(end) };
  };
}

function layerOf(span: Shape<Span>, lookedFor: readonly CodeId[]): Shape<CodedLayer> {
  return (value, at) => {
    const fields = record(value, at);
    return {
      coder: required(fields, "coder", text, at) as UserId,
      submitted: optional(fields, "submitted", flag, at) ?? true,
      codes: new Set((optional(fields, "codes", listOf(text), at) ?? lookedFor) as readonly CodeId[]),
      notApplicable: new Set((optional(fields, "notApplicable", listOf(text), at) ?? []) as CodeId[]),
      codings: required(
        fields,
        "codings",
        listOf((coding, where) => ({
          ...span(coding, where),
          code: required(record(coding, where), "code", text, where) as CodeId,
          confidence: optional(record(coding, where), "confidence", oneOf(["probable", "certain"]), where) ?? "certain",
        })),
        at,
      ),
    };
  };
}

function structureOf(span: Shape<Span>, place: Place): Shape<TranscriptStructure> {
  const block: Shape<TranscriptStructure["blocks"][number]> = (value, at) => {
    const fields = record(value, at);
    const { start, end } = span(value, at);
    const labelEnd = optional(fields, "labelEnd", wholeNumber, at);
    const speaker = optional(fields, "speaker", wholeNumber, at);
    const turn = optional(fields, "turn", wholeNumber, at);
    return {
      kind: required(fields, "kind", oneOf(["turn", "heading", "other"]), at),
      start,
      end,
      labelEnd: labelEnd === undefined ? start : place(labelEnd),
      ...(speaker === undefined ? {} : { speaker }),
      ...(turn === undefined ? {} : { turn }),
    };
  };
  const speaker: Shape<TranscriptStructure["speakers"][number]> = (value, at) => {
    const fields: JsonRecord = record(value, at);
    return {
      name: required(fields, "name", text, at),
      part: required(fields, "part", oneOf(["interviewer", "participant", "other"]), at),
    };
  };
  return (value, at) => ({
    blocks: required(record(value, at), "blocks", listOf(block), at),
    // Bold words and time stamps have no part in agreement.
    ranges: [],
    speakers: optional(record(value, at), "speakers", listOf(speaker), at) ?? [],
  });
}

function unstructured(length: number): TranscriptStructure {
  const blocks = length > 0 ? [{ kind: "other" as const, start: 0, end: length, labelEnd: 0 }] : [];
  return { blocks, ranges: [], speakers: [] };
}

const flag: Shape<boolean> = (value, at) => {
  if (typeof value === "boolean") return value;
  throw new Mismatch(at, "true or false", value);
};
