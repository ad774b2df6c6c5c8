import type { CodeId, DocumentId, UserId } from "@concord/domain";
import { type CaseFilter, ofCases } from "./cases.ts";
import { type CodeSet, codesCounted } from "./code-set.ts";
import { type CodedDocument, submittedLayer } from "./coded-document.ts";
import { codesOfGroups, type GroupOfCode, judgeGroups } from "./groups-of-codes.ts";
import { type JudgedLayer, judge, type ProbableCounts } from "./judged-layer.ts";
import { ruleOf, type UnitRule } from "./unit-rule.ts";
import { type Units, unitsOf } from "./units.ts";

export type UnitDocument = {
  readonly documentId: DocumentId;
  readonly units: Units;
  /** One for each coder of the table, in its order. */
  readonly layers: readonly JudgedLayer[];
};

/** Units x codes x coders: what screens count and what coefficients are computed from. */
export type UnitTable = {
  readonly rule: UnitRule;
  readonly probable: ProbableCounts;
  readonly coders: readonly UserId[];
  /** Codes, or groups where groups were asked for. */
  readonly codes: readonly CodeId[];
  readonly documents: readonly UnitDocument[];
};

export type UnitTableRequest = UnitRule & {
  readonly documents: readonly CodedDocument[];
  /**
   * Whose judgements are compared, in this order; any number. A document without a submitted layer of theirs is not
   * assessed by them, so different documents may be coded by different pairs.
   */
  readonly coders: readonly UserId[];
  /** Default `all`. */
  readonly codes?: CodeSet;
  /** Counts groups instead of codes. Which groups, follows from the codes; chosen codes are all a group then holds. */
  readonly groups?: GroupOfCode;
  /** Default `present`. */
  readonly probable?: ProbableCounts;
  /** Default all documents. */
  readonly cases?: CaseFilter;
};

/**
 * Cuts documents into units and says for each coder and code in which of them the code is present. A coding counts in
 * every unit that it overlaps. A code that a coder used counts as looked for by that coder in that document.
 *
 * @throws when a document holds two layers of one coder, or the length of a window is not a whole number of at least 1
 */
export function unitTable(request: UnitTableRequest): UnitTable {
  const { coders, codes: set = "all", groups, probable = "present", cases = {} } = request;
  const documents = ofCases(request.documents, cases);
  const codes = codesCounted(set, documents, coders);
  const grouped = groups && codesOfGroups(groups, typeof set === "string" ? undefined : new Set(codes));
  return {
    rule: ruleOf(request),
    probable,
    coders,
    codes: groups ? [...new Set(codes.flatMap((code) => groups.get(code) ?? []))] : codes,
    documents: documents.map((document) => {
      const units = unitsOf(request, document);
      const layers = coders.map((coder) => {
        const layer = judge(submittedLayer(document, coder), units, probable);
        return grouped ? judgeGroups(layer, grouped, probable) : layer;
      });
      return { documentId: document.documentId, units, layers };
    }),
  };
}
