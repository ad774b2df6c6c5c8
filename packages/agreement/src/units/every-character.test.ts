import type { CodeId, Confidence, DocumentId, UserId } from "@concord/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MISSING, type Pattern, tally } from "../ratings.ts";
import { cellDisagreementsOf } from "./cell-disagreements.ts";
import type { CodedDocument, CodedLayer } from "./coded-document.ts";
import { confidenceRatings } from "./confidence-ratings.ts";
import type { Judgement, ProbableCounts } from "./judged-layer.ts";
import { leftOutOf, ratingsOfCodes } from "./ratings-of-units.ts";
import { judgedByBoth } from "./testing/judged-by-both.ts";
import { alice, bea, cai, dee, GOAL, PLAN, SUPPORT } from "./testing/small-study.ts";
import type { CutFrom } from "./unit-rule.ts";
import { unitTable } from "./unit-table.ts";

/**
 * Everything that the table counts, counted a second time in the plainest way: an array of characters, and for each of
 * them, each code and each coder a look through all codings.
 */
const CODES = [GOAL, PLAN, SUPPORT];
const GROUPS = new Map([
  [GOAL, "group/1" as CodeId],
  [PLAN, "group/1" as CodeId],
  [SUPPORT, "group/3" as CodeId],
]);
type Counted = { readonly id: CodeId; readonly codes: readonly CodeId[] };
const AS_CODES: readonly Counted[] = CODES.map((id) => ({ id, codes: [id] }));
const AS_GROUPS: readonly Counted[] = [...new Set(GROUPS.values())].map((id) => ({
  id,
  codes: CODES.filter((code) => GROUPS.get(code) === id),
}));

const someCodes = fc.subarray(CODES).map((codes) => new Set(codes));
const layerBy = (coder: UserId) =>
  fc.record({
    coder: fc.constant(coder),
    submitted: fc.boolean().map((open) => !open || coder === alice),
    codes: fc.oneof({ weight: 3, arbitrary: fc.constant(new Set(CODES)) }, { weight: 1, arbitrary: someCodes }),
    notApplicable: fc.oneof(
      { weight: 4, arbitrary: fc.constant(new Set<CodeId>()) },
      { weight: 1, arbitrary: someCodes },
    ),
    codings: fc.array(
      fc.record({
        from: fc.nat(25),
        length: fc.integer({ min: 1, max: 12 }),
        code: fc.constantFrom(...CODES),
        confidence: fc.constantFrom<Confidence>("probable", "certain", "certain"),
      }),
      { maxLength: 5 },
    ),
  });
const turns = fc.array(fc.tuple(fc.constantFrom("ab", "a😀", "😀é.", "a b c"), fc.nat(1)), {
  minLength: 1,
  maxLength: 5,
});
type Study = {
  readonly coders: readonly UserId[];
  readonly documents: readonly CodedDocument[];
  readonly counted: readonly Counted[];
  readonly probable: ProbableCounts;
  readonly cutFrom: CutFrom;
};
const documentBy = (coders: readonly UserId[]) =>
  fc
    .record({ turns, layers: fc.tuple(...coders.map((coder) => fc.option(layerBy(coder), { freq: 8 }))) })
    .map(({ turns: spoken, layers }) => document(spoken, layers));
const studies = fc.constantFrom<readonly UserId[]>([alice, bea], [alice, bea, cai], [alice, bea, cai, dee]).chain(
  (coders): fc.Arbitrary<Study> =>
    fc.record({
      coders: fc.constant(coders),
      documents: fc.array(documentBy(coders), { minLength: 1, maxLength: 3 }),
      counted: fc.constantFrom(AS_CODES, AS_GROUPS),
      probable: fc.constantFrom<ProbableCounts>("present", "absent"),
      cutFrom: fc.constantFrom<CutFrom>("whole_text", "participants_turns"),
    }),
);

/** A document whose codings are placed by character, so that none begins inside a code point. */
function document(
  spoken: readonly (readonly [string, number])[],
  layers: readonly (
    | (Omit<CodedLayer, "codings"> & {
        readonly codings: readonly { from: number; length: number; code: CodeId; confidence: Confidence }[];
      })
    | null
  )[],
): CodedDocument {
  let text = "";
  const blocks = spoken.map(([said, speaker], index) => {
    const start = text.length;
    text += `P:${said}\n`;
    return { kind: "turn" as const, start, end: text.length, labelEnd: start + 2, speaker, turn: index + 1 };
  });
  const characters = [...text];
  const offset = (rank: number) => characters.slice(0, rank).join("").length;
  return {
    documentId: "p01" as DocumentId,
    text,
    structure: {
      blocks,
      ranges: [],
      speakers: [
        { name: "I", part: "interviewer" },
        { name: "P", part: "participant" },
      ],
    },
    layers: layers.flatMap((layer) => {
      if (!layer) return [];
      const codings = layer.codings.map(({ from, length, code, confidence }) => {
        const rank = from % characters.length;
        return { start: offset(rank), end: offset(rank + length), code, confidence };
      });
      return [{ ...layer, codings }];
    }),
  };
}

/** What each coder says of each counted code at each character that counts, with the confidence of what is marked. */
function everyCell(study: Study) {
  const { documents, coders, counted, cutFrom } = study;
  return documents.flatMap(({ text, structure, layers }) => {
    const offsets: number[] = [];
    for (let at = 0; at < text.length; at += String.fromCodePoint(text.codePointAt(at) ?? 0).length) offsets.push(at);
    const inScope = offsets.filter(
      (at) =>
        cutFrom === "whole_text" ||
        structure.blocks.some(({ speaker, labelEnd, end }) => speaker === 1 && labelEnd <= at && at < end),
    );
    return inScope.map((at) =>
      counted.map(({ codes }) =>
        coders.map((coder) => {
          const layer = layers.find((each) => each.coder === coder && each.submitted);
          return codes.map((code) => ofCode(layer, code, at));
        }),
      ),
    );
  });
}

type OfCode = { readonly state: "marked" | "absent" | "not_assessed" | "not_applicable"; readonly certain: boolean };
function ofCode(layer: CodedLayer | undefined, code: CodeId, at: number): OfCode {
  if (layer?.notApplicable?.has(code)) return { state: "not_applicable", certain: false };
  const own = layer?.codings.filter((coding) => coding.code === code) ?? [];
  const here = own.filter(({ start, end }) => start <= at && at < end);
  const certain = here.some(({ confidence }) => confidence === "certain");
  if (here.length > 0) return { state: "marked", certain };
  return { state: layer && (layer.codes.has(code) || own.length > 0) ? "absent" : "not_assessed", certain };
}

function judged(codes: readonly OfCode[], probable: ProbableCounts): Judgement {
  const possible = codes.filter(({ state }) => state !== "not_applicable");
  if (possible.length === 0) return "not_applicable";
  if (possible.some(({ state, certain }) => state === "marked" && (certain || probable === "present")))
    return "present";
  return possible.some(({ state }) => state === "not_assessed") ? "not_assessed" : "absent";
}

const RATING = { present: 1, absent: 0, not_assessed: MISSING, not_applicable: MISSING };
const settings = { seed: 1995, numRuns: 400 };

describe("units of one character", () => {
  it("are counted as an array of characters counts them", () => {
    fc.assert(
      fc.property(studies, (study) => {
        const { documents, coders, counted, probable, cutFrom } = study;
        const groups = counted === AS_GROUPS ? { groups: GROUPS } : {};
        const table = unitTable({ documents, coders, unit: "character", cutFrom, codes: CODES, probable, ...groups });
        const cells = everyCell(study);
        const judgements = cells.flatMap((unit) => unit.map((cell) => cell.map((codes) => judged(codes, probable))));
        const rated = (each: readonly Judgement[]) => each.filter((judgement) => RATING[judgement] !== MISSING).length;

        const shape = { raters: coders.length, categories: 2, positive: 1 };
        const patterns = judgements.map((each): Pattern => ({ ratings: each.map((one) => RATING[one]), units: 1 }));
        expect(ratingsOfCodes(table)).toEqual(tally(shape, patterns));

        const lone = judgements.filter((each) => rated(each) < 2);
        const impossible = lone.filter((each) => each.includes("not_applicable")).length;
        expect(leftOutOf(table)).toEqual({ notApplicable: impossible, notAssessed: lone.length - impossible });

        for (const { coders: pair, units } of judgedByBoth(table)) {
          const [first, second] = pair.map((coder) => coders.indexOf(coder));
          expect(units).toBe(
            judgements.filter((each) => rated([each[first ?? -1], each[second ?? -1]] as Judgement[]) === 2).length,
          );
        }

        const sure = cells.flat().flatMap((cell): Pattern[] => {
          const found = cell.map((codes) => judged(codes, "present"));
          if (rated(found) < 2 || found.includes("absent")) return [];
          const ratings = cell.map((codes, coder) =>
            found[coder] === "present" ? Number(codes.some(({ certain }) => certain)) : MISSING,
          );
          return [{ ratings, units: 1 }];
        });
        expect(confidenceRatings(table)).toEqual(tally(shape, sure));
      }),
      settings,
    );
  });

  it("divide what one of two coders marked as looking at every character does", () => {
    fc.assert(
      fc.property(studies, (study) => {
        const { documents, counted, probable, cutFrom } = study;
        const pair = { ...study, coders: [alice, bea] };
        const groups = counted === AS_GROUPS ? { groups: GROUPS } : {};
        const table = unitTable({ ...pair, documents, unit: "character", cutFrom, codes: CODES, probable, ...groups });
        const expected = { confusions: 0, firstOnly: 0, secondOnly: 0 };
        for (const unit of everyCell(pair)) {
          const only = (one: number, other: number) =>
            unit.filter((cell) => {
              const [mine, theirs] = [cell[one] ?? [], cell[other] ?? []].map((codes) => judged(codes, probable));
              return mine === "present" && theirs === "absent";
            }).length;
          const [first, second] = [only(0, 1), only(1, 0)];
          const confused = Math.min(first, second);
          expected.confusions += confused;
          expected.firstOnly += first - confused;
          expected.secondOnly += second - confused;
        }
        const { confusions, ...omissions } = expected;
        expect(cellDisagreementsOf(table)).toEqual({ confusions, confusedCells: 2 * confusions, omissions });
      }),
      settings,
    );
  });
});
