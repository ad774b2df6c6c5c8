import type { CodeId, UserId } from "@concord/domain";
import { type JsonRecord, listOf, oneOf, optional, required, text } from "../cases/json-shape.ts";
import { requireDistinct } from "../cases/label.ts";
import {
  type CodedDocument,
  continuumOf,
  labelSetsOf,
  leftOutOf,
  ratingsOfCodes,
  type UnitRule,
  type UnitTable,
  unitTable,
} from "../units/index.ts";
import { codersAsked } from "./coders.ts";
import { codedDocument } from "./codings-format.ts";
import { Complaint } from "./complaint.ts";
import type { Settings } from "./settings.ts";
import type { CodesSubject, SpansSubject, Subject } from "./subject.ts";
import { unitInFile, unitInWords, unitNamed } from "./unit-asked.ts";
import { quoted } from "./visible.ts";

export const CODINGS_FORMAT = "concord-codings-1";

/**
 * Reads codings in our own JSON:
 *
 * ```json
 * {
 *   "format": "concord-codings-1",
 *   "unit": "document",
 *   "codes": ["1.1", "1.2"],
 *   "documents": [
 *     {
 *       "id": "interview 1",
 *       "text": "We set a goal. Then we made a plan.",
 *       "layers": [
 *         { "coder": "Ada", "codes": ["1.1", "1.2"], "codings": [{ "start": 0, "end": 14, "code": "1.1" }] },
 *         { "coder": "Ben", "codes": ["1.1", "1.2"], "codings": [] }
 *       ]
 *     }
 *   ]
 * }
 * ```
 *
 * Positions are code points, half-open. `unit`: document, turn, any_turn, sentence, paragraph, window:N, character or
 * span; a rule may also be an object, `{ "unit": "window", "windowLength": 200, "cutFrom": "participants_turns" }`.
 * `codes` chooses codes and their order; without it all that some coder looked for are counted. `probable`: whether a
 * coding of confidence *probable* counts as present (default) or absent.
 *
 * A layer's `codes` are those its coder looked for, the file's `codes` where the layer has none: one that is missing
 * there and in the codings was not assessed.
 * `notApplicable` are codes that can not occur in the document; `submitted: false` says that the layer is not finished,
 * and nothing in it counts. A document may have a `structure` of `blocks` and `speakers`, which turns need. A field
 * `tolerance`, which comparing boundaries takes, has no part in a coefficient.
 *
 * @throws Mismatch | Complaint
 */
export function readCodings(file: JsonRecord, title: string, settings: Settings): Subject {
  const listed = optional(file, "codes", listOf(text), "") as readonly CodeId[] | undefined;
  requireDistinct(listed ?? [], "codes", "code");
  const documents = required(file, "documents", listOf(codedDocument(listed ?? [])), "");
  requireDistinct(
    documents.map(({ documentId }) => documentId),
    "documents",
    "id",
  );
  const inFile = optional(file, "unit", unitInFile, "");
  const asked = settings.unit === undefined ? inFile : unitNamed(settings.unit);
  const rule = asked ?? { unit: "document" };
  const everybody = [...new Set(documents.flatMap(({ layers }) => layers.map(({ coder }) => coder)))];
  const coders = codersAsked(everybody, settings.coders).map((index) => everybody[index] as UserId);
  const codes = (settings.categories as readonly CodeId[] | undefined) ?? listed;
  if (rule.unit === "span") return asSpans(documents, coders, codes, title);
  const untold = documents.find(({ structure }) => structure.blocks.every(({ kind }) => kind !== "turn"));
  if (untold && (rule.unit === "turn" || rule.unit === "any_turn"))
    throw new Complaint(
      `The document ${quoted(untold.documentId)} has no turns in its structure, so they can not be counted.`,
    );
  const probable = optional(file, "probable", oneOf(["present", "absent"]), "") ?? "present";
  return asUnits(unitTable({ ...rule, documents, coders, probable, ...(codes ? { codes } : {}) }), rule, title);
}

function asUnits(table: UnitTable, rule: UnitRule, title: string): CodesSubject {
  const isCharacter = rule.unit === "character";
  const notes = [
    `Unit: ${unitInWords(rule)}. Codings marked as probable count as ${table.probable}.`,
    ...leftOutInWords(table, table.codes),
  ];
  if (isCharacter)
    notes.push("Neighbouring characters are not independent: agreement is inflated, and no interval is given.");
  const outside = table.documents.flatMap(({ layers }) => layers).reduce((sum, layer) => sum + layer.outside, 0);
  if (outside > 0) notes.push(`Codings outside all units, which count nowhere: ${outside}.`);
  return {
    kind: "codes",
    title,
    coders: table.coders,
    notes,
    codes: table.codes.map((code) => ({
      code,
      ratings: ratingsOfCodes(table, [code]),
      notes: leftOutInWords(table, [code]),
    })),
    together: ratingsOfCodes(table),
    groups: () => ({
      by: "documents",
      groups: table.documents.map((document) => ratingsOfCodes({ ...table, documents: [document] })),
    }),
    sets: isCharacter ? undefined : labelSetsOf(table),
    withoutErrors: isCharacter,
  };
}

function leftOutInWords(table: UnitTable, codes: readonly CodeId[]): string[] {
  const { notAssessed, notApplicable } = leftOutOf(table, codes);
  if (notAssessed + notApplicable === 0) return [];
  return [`Left out: ${notAssessed} not assessed by two coders, ${notApplicable} not applicable.`];
}

function asSpans(
  documents: readonly CodedDocument[],
  coders: readonly UserId[],
  codes: readonly CodeId[] | undefined,
  title: string,
): SpansSubject {
  const { leftOut, ...whole } = continuumOf(documents, coders, codes);
  const notes = ["Spans on the documents laid end to end; lengths are code points."];
  if (leftOut.documents > 0)
    notes.push(`Documents left out because not all coders submitted and assessed them: ${leftOut.documents}.`);
  if (leftOut.codings > 0)
    notes.push(`Codings left out because not all coders assessed their code there: ${leftOut.codings}.`);
  const used = [...new Set(whole.coders.flat().map(({ label }) => label))].sort();
  return {
    kind: "spans",
    title,
    coders,
    notes,
    documents: documents
      .map((document) => continuumOf([document], coders, codes))
      .filter(({ documents: placed }) => placed.length > 0),
    labels: (codes ?? used).map((label) => ({ label, name: label })),
  };
}
