import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { ids, stage } from "./values.ts";

/** A value, or the reason why there is none; never NaN, never 0 in its place. */
export const agreementResult = z.union([
  z.object({ value: z.number(), warnings: z.array(z.string()).optional() }),
  z.object({ undefined: z.string() }),
]);

/** The first coder's and the second coder's judgement on each unit. */
export const agreementCounts = z.object({
  bothPresent: z.int(),
  firstOnly: z.int(),
  secondOnly: z.int(),
  bothAbsent: z.int(),
  units: z.int(),
});

const measures = z.object({
  counts: agreementCounts,
  percentAgreement: agreementResult,
  kappa: agreementResult,
  pabak: agreementResult,
  ac1: agreementResult,
});

export const unit = z.enum(["document", "turn", "any_turn"]);
export const codeSet = z.enum(["all", "used"]);

/** This document, or every released document of the round that the same two coders coded. */
export const scope = z.enum(["document", "round"]);

export const readAgreement = endpoint({
  method: "get",
  path: "/projects/{projectId}/rounds/{roundId}/documents/{documentId}/agreement",
  action: "agreement.read",
  summary:
    "Agreement of two independent layers, per technique and over all, on a released document or on all of its round",
  query: z.object({
    unit: unit.default("turn"),
    codes: codeSet.default("all"),
    scope: scope.default("document"),
  }),
  response: z.object({
    unit,
    codes: codeSet,
    scope,
    documents: z.array(z.object({ id: ids.document, name: z.string(), stage })),
    coders: z.array(z.object({ id: ids.user, name: z.string() })),
    incomparable: z.enum(["one_coder", "more_than_two_coders"]).nullable(),
    overall: measures.nullable(),
    perCode: z.array(measures.extend({ code: ids.code, leftOut: z.int().describe("units not assessed by a coder") })),
    /** SHA-256 of the submitted layers this was computed from. */
    layerHashes: z.array(ids.layerHash),
  }),
});
