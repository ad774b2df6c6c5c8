import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { ids, name, span, text, time } from "./values.ts";

export const part = z.enum(["interviewer", "participant", "other"]);

/** Shape of `TranscriptStructure` of the domain. */
export const structure = z.object({
  blocks: z.array(
    span.extend({
      kind: z.enum(["turn", "heading", "other"]),
      labelEnd: z.int(),
      speaker: z.int().optional(),
      turn: z.int().optional(),
    }),
  ),
  ranges: z.array(span.extend({ kind: z.enum(["speaker", "timestamp", "heading", "bold", "italic", "underline"]) })),
  speakers: z.array(z.object({ name: z.string(), part })),
});

/** Something the importer did or left out, told in words by the client from its code and facts. */
export const importNotice = z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()).optional() });

export const documentSummary = z.object({
  id: ids.document,
  revisionId: ids.revision,
  name: z.string(),
  format: z.string(),
  words: z.int(),
  turns: z.int(),
  speakers: z.array(z.object({ name: z.string(), part })),
  importedAt: time,
  importedBy: z.string(),
});

const upload = z.object({
  filename: text(255).min(1),
  /** JSON: `[{"label": "INT", "part": "interviewer"}]`. Left out, the importer's own proposal holds. */
  speakers: z
    .string()
    .max(20_000)
    .transform((json, context) => {
      try {
        return z.array(z.object({ label: text(1000), part })).parse(JSON.parse(json));
      } catch {
        context.addIssue({ code: "custom", message: "speakers must be a JSON list of {label, part}" });
        return z.NEVER;
      }
    })
    .optional(),
});

export const speakerCandidate = z.object({
  label: z.string(),
  turns: z.int(),
  accepted: z.boolean(),
  part,
  reason: z.string().optional(),
});

export const previewDocument = endpoint({
  method: "post",
  path: "/projects/{projectId}/documents/preview",
  action: "document.preview",
  summary: "What importing a file would give; nothing is stored. The body is the file's bytes",
  query: upload,
  bodyBytes: true,
  response: z.object({
    name: z.string(),
    format: z.string(),
    encoding: z.string(),
    text: z.string(),
    structure,
    candidates: z.array(speakerCandidate),
    report: z.array(importNotice),
    note: z.string().optional(),
  }),
});

export const importDocument = endpoint({
  method: "post",
  path: "/projects/{projectId}/documents",
  action: "document.import",
  summary: "Import a file as a document. The body is the file's bytes",
  query: upload.extend({ name }),
  bodyBytes: true,
  status: 201,
  response: documentSummary,
});

export const listDocuments = endpoint({
  method: "get",
  path: "/projects/{projectId}/documents",
  action: "document.list",
  summary: "The documents of a project",
  response: z.object({ documents: z.array(documentSummary) }),
});

export const readDocument = endpoint({
  method: "get",
  path: "/projects/{projectId}/documents/{documentId}",
  action: "document.read",
  summary: "A document's text with its structure; positions are UTF-16 code units",
  response: documentSummary.extend({
    text: z.string(),
    textHash: ids.textHash,
    structure,
    note: z.string().nullable(),
    report: z.array(importNotice),
  }),
});

export const code = z.object({
  id: ids.code,
  number: z.string(),
  label: z.string(),
  group: z.object({ number: z.string(), label: z.string() }).nullable(),
  definition: z.string(),
  example: z.string(),
  origin: z.enum(["taxonomy", "project", "coder"]),
});

export const readCodebook = endpoint({
  method: "get",
  path: "/projects/{projectId}/codebook",
  action: "codebook.read",
  summary: "The project's codebook in its latest published version",
  response: z.object({ id: ids.codebook, name: z.string(), version: z.int(), publishedAt: time, codes: z.array(code) }),
});
