import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { ids, name, purpose, span, stage, time, visibility } from "./values.ts";

export const roundSummary = z.object({
  id: ids.round,
  name: z.string(),
  purpose,
  visibility,
  codebookVersion: z.int(),
  createdAt: time,
});

/** Of each coder, one bit: submitted or not yet. */
export const roundDocument = z.object({
  documentId: ids.document,
  revisionId: ids.revision,
  name: z.string(),
  words: z.int(),
  stage,
  coders: z.array(z.object({ coderId: ids.user, name: z.string(), submitted: z.boolean() })),
});

export const listRounds = endpoint({
  method: "get",
  path: "/projects/{projectId}/rounds",
  action: "round.list",
  summary: "The rounds of a project",
  response: z.object({ rounds: z.array(roundSummary) }),
});

export const createRound = endpoint({
  method: "post",
  path: "/projects/{projectId}/rounds",
  action: "round.create",
  summary: "Make a round: documents, each with its coders; blind unless said otherwise. Coding opens at once",
  body: z.object({
    name,
    purpose: purpose.default("main"),
    visibility: visibility.default("blind"),
    documents: z
      .array(z.object({ documentId: ids.document, coderIds: z.array(ids.user).min(1).max(20) }))
      .min(1)
      .max(1000),
  }),
  status: 201,
  response: roundSummary.extend({ documents: z.array(roundDocument) }),
});

export const readRound = endpoint({
  method: "get",
  path: "/projects/{projectId}/rounds/{roundId}",
  action: "round.read",
  summary: "A round with its documents, their stages, and who has submitted",
  response: roundSummary.extend({ documents: z.array(roundDocument) }),
});

/** A coding as it stands in a layer. */
export const coding = span.extend({
  id: ids.coding,
  code: ids.code,
  confidence: z.enum(["probable", "certain"]),
  memo: z.string(),
  targetBehaviour: z.string().optional(),
  stance: z.enum(["delivered", "received", "intended", "wished"]).optional(),
  arm: z.string().optional(),
  exemplar: z.boolean().optional(),
  quote: z.string(),
  before: z.string(),
  after: z.string(),
  textHash: ids.textHash,
  deviceTime: z.string(),
});
export const ownCode = z.object({ id: ids.code, label: z.string(), createdBy: ids.user });

export const submission = z.object({
  submittedAt: time,
  hash: ids.layerHash,
  codebookVersion: z.int(),
  codings: z.array(coding),
  ownCodes: z.array(ownCode),
});

const layerPath = "/projects/{projectId}/rounds/{roundId}/documents/{documentId}/layer" as const;

export const readLayer = endpoint({
  method: "get",
  path: layerPath,
  action: "layer.read",
  summary: "Your own layer of a document: the room to code in while it is open, the frozen codings afterwards",
  response: z.object({
    state: z.enum(["open", "submitted"]),
    stage,
    visibility,
    roundName: z.string(),
    codebookVersion: z.int(),
    room: z.string().nullable().describe("name of the room at /sync/<room> while the layer is open"),
    /** Rooms of the other coders that you may read live; always empty in a blind round. */
    readableRooms: z.array(z.object({ coderId: ids.user, name: z.string(), room: z.string() })),
    submission: submission.nullable(),
  }),
});

export const submitLayer = endpoint({
  method: "post",
  path: `${layerPath}/submission`,
  action: "layer.submit",
  summary: "Close your layer for good and freeze its codings",
  body: z.object({
    stateVector: z.base64().max(100_000).describe("Yjs state vector of your document: what must be durable first"),
    leaveOutUnreadable: z.boolean().default(false),
  }),
  response: z.object({ submission, stage }),
});

/** What a coder did after the layer was closed. */
export const lateChange = z.object({ kind: z.enum(["added", "changed", "removed"]), coding });
export const lateDraft = z.object({
  id: z.uuid().describe("made by the device, so that handing in twice is handing in once"),
  changes: z.array(lateChange).min(1).max(5000),
  ownCodes: z.array(ownCode.omit({ createdBy: true })).max(500),
});

export const handInDraft = endpoint({
  method: "post",
  path: `${layerPath}/drafts`,
  action: "draft.create",
  summary: "Hand in codings that came too late for your layer, so that a manager can look at them",
  body: lateDraft,
  status: 201,
  response: z.object({ handedInAt: time }),
});

export const listDrafts = endpoint({
  method: "get",
  path: "/projects/{projectId}/rounds/{roundId}/drafts",
  action: "draft.list",
  summary: "Released documents of a round for which late drafts were handed in",
  response: z.object({ documents: z.array(z.object({ documentId: ids.document, drafts: z.int() })) }),
});

export const readDrafts = endpoint({
  method: "get",
  path: "/projects/{projectId}/rounds/{roundId}/documents/{documentId}/drafts",
  action: "draft.read",
  summary: "The late drafts of a released document",
  response: z.object({
    documentName: z.string(),
    roundName: z.string(),
    drafts: z.array(lateDraft.extend({ coderId: ids.user, name: z.string(), handedInAt: time })),
  }),
});

export const disagreementKind = z.enum(["omission", "different_code", "boundary", "confidence", "split"]);

export const readComparison = endpoint({
  method: "get",
  path: "/projects/{projectId}/rounds/{roundId}/documents/{documentId}/comparison",
  action: "comparison.read",
  summary: "The submitted layers of a released document and where they disagree",
  response: z.object({
    roundName: z.string(),
    documentName: z.string(),
    stage,
    tolerance: z.int().describe("code points by which each end may differ"),
    layers: z.array(submission.extend({ coderId: ids.user, name: z.string() })),
    agreed: z.array(z.object({ codings: z.array(ids.coding), span })),
    disagreements: z.array(
      z.object({
        id: z.string(),
        kind: disagreementKind,
        span,
        sides: z.array(z.object({ coder: ids.user, codings: z.array(ids.coding), code: ids.code })),
        overlap: z.number().optional(),
        beside: z.string().optional().describe("the boundary that this belongs to"),
      }),
    ),
    /** Codings of a code that the other coder did not assess. */
    notAssessed: z.array(z.object({ coder: ids.user, coding: ids.coding })),
    /** Why there is nothing to compare, where there is nothing. */
    incomparable: z.enum(["one_coder", "more_than_two_coders"]).nullable(),
  }),
});
