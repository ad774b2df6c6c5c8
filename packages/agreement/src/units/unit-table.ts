import type { CodeId, DocumentId, Span, UserId } from "@concord/domain";
import type { CodedDocument, CodedLayer } from "./coded-document.ts";
import { spansOfUnits, type UnitKind, unitsOverlapped } from "./spans-of-units.ts";

/** What a coder says of a code in a unit. The last two are missing values and enter no table. */
export type Judgement = "present" | "absent" | "not_assessed" | "not_applicable";

/** Whether a coding marked `+` says that its code is there. Printed beside every result. */
export type ProbableCounts = "present" | "absent";

/** Codes counted: all that somebody looked for, those that somebody used, or a list chosen beforehand. */
export type CodeSet = "all" | "used" | readonly CodeId[];

/** One coder's judgements on one document, stored by what is present: the cost is that of the codings. */
export type JudgedLayer = {
  readonly assessed: ReadonlySet<CodeId>;
  readonly notApplicable: ReadonlySet<CodeId>;
  /** For each code the indexes of the units in which it is present. */
  readonly present: ReadonlyMap<CodeId, ReadonlySet<number>>;
  /** Codings that overlap no unit, such as those of an interviewer's turn; they count nowhere. */
  readonly outside: number;
};

export type UnitDocument = {
  readonly documentId: DocumentId;
  readonly units: readonly Span[];
  /** One for each coder of the table, in its order. */
  readonly layers: readonly JudgedLayer[];
};

/** Units x codes x coders: what screens count and what coefficients are computed from. */
export type UnitTable = {
  readonly unit: UnitKind;
  readonly probable: ProbableCounts;
  readonly coders: readonly UserId[];
  readonly codes: readonly CodeId[];
  readonly documents: readonly UnitDocument[];
};

export type UnitTableRequest = {
  readonly documents: readonly CodedDocument[];
  /** Whose judgements are compared, in this order. A document without a layer of theirs is not assessed by them. */
  readonly coders: readonly UserId[];
  readonly unit: UnitKind;
  /** Default `all`. Without a chosen order, codes stand in the order of their ids. */
  readonly codes?: CodeSet;
  /** Default `present`. */
  readonly probable?: ProbableCounts;
};

/**
 * Cuts documents into units and says for each coder and code in which of them the code is present. A coding counts in
 * every unit that it overlaps. A code that a coder used counts as looked for by that coder in that document.
 *
 * @throws when a document holds two layers of one coder
 */
export function unitTable(request: UnitTableRequest): UnitTable {
  const { documents, coders, unit, codes = "all", probable = "present" } = request;
  return {
    unit,
    probable,
    coders,
    codes: codesCounted(codes, documents, coders),
    documents: documents.map((document) => {
      const units = spansOfUnits(unit, document);
      return {
        documentId: document.documentId,
        units,
        layers: coders.map((coder) => judge(layerOf(document, coder), units, probable)),
      };
    }),
  };
}

/** One judgement of the table; what is behind a cell of a screen. */
export function judgementOf(layer: JudgedLayer, code: CodeId, unit: number): Judgement {
  if (layer.notApplicable.has(code)) return "not_applicable";
  if (!layer.assessed.has(code)) return "not_assessed";
  return layer.present.get(code)?.has(unit) ? "present" : "absent";
}

function layerOf(document: CodedDocument, coder: UserId): CodedLayer | undefined {
  const [layer, second] = document.layers.filter((each) => each.coder === coder);
  if (second) throw new Error(`document ${document.documentId} has two layers of coder ${coder}`);
  return layer?.submitted ? layer : undefined;
}

function judge(layer: CodedLayer | undefined, units: readonly Span[], probable: ProbableCounts): JudgedLayer {
  const present = new Map<CodeId, Set<number>>();
  const assessed = new Set(layer?.codes);
  let outside = 0;
  for (const coding of layer?.codings ?? []) {
    assessed.add(coding.code);
    const overlapped = unitsOverlapped(units, coding);
    if (overlapped.length === 0) outside++;
    if (probable === "absent" && coding.confidence === "probable") continue;
    const known = present.get(coding.code) ?? new Set();
    for (const unit of overlapped) known.add(unit);
    present.set(coding.code, known);
  }
  return { assessed, notApplicable: layer?.notApplicable ?? new Set(), present, outside };
}

function codesCounted(set: CodeSet, documents: readonly CodedDocument[], coders: readonly UserId[]): CodeId[] {
  if (typeof set !== "string") return [...new Set(set)];
  const counted = new Set<CodeId>();
  for (const document of documents)
    for (const layer of document.layers) {
      if (!layer.submitted || !coders.includes(layer.coder)) continue;
      for (const { code } of layer.codings) counted.add(code);
      if (set === "all") for (const code of layer.codes) counted.add(code);
    }
  return [...counted].sort();
}
