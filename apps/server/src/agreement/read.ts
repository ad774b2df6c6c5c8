import type { Agreement, CodedDocument, PairAgreement } from "@concord/agreement";
import { documents, rounds } from "@concord/db";
import { isReleased, ok, refused } from "@concord/domain";
import { comparedLayers, incomparable } from "../comparison/compared-layers.ts";
import type { Deps } from "../deps.ts";
import type { Place } from "../layers/read.ts";

type Wanted = {
  readonly unit: "document" | "turn" | "any_turn";
  readonly codes: "all" | "used";
  readonly scope: "document" | "round";
};

/**
 * Agreement of the two independent layers of a released document, or of all released documents of the round that the
 * same two coders coded. Documents that are not released are not looked at.
 */
export async function readAgreement(
  { db, calculator }: Pick<Deps, "db" | "calculator">,
  { projectId, roundId, documentId }: Place,
  wanted: Wanted,
) {
  const found = await rounds.documentInRound(db, projectId, roundId, documentId);
  if (!found) return refused({ code: "not_found" });
  const { round } = found;
  const pair = await comparedLayers(db, round, documentId);
  const coders = pair.map(({ layer, name }) => ({ id: layer.coderId, name }));
  const reason = incomparable(pair.length);

  const released = (await rounds.documentsOfRounds(db, [roundId])).filter(({ stage }) => isReleased(stage));
  const chosen = wanted.scope === "round" ? released : released.filter((each) => each.documentId === documentId);
  const counted: { document: (typeof chosen)[number]; coded: CodedDocument; hashes: string[] }[] = [];
  for (const document of reason ? [] : chosen) {
    const layers = await comparedLayers(db, round, document.documentId);
    const sameCoders =
      layers.length === pair.length && coders.every(({ id }) => layers.some(({ layer }) => layer.coderId === id));
    if (!sameCoders) continue;
    const { text, structure } = await documents.readRevision(db, document.revisionId);
    counted.push({
      document,
      hashes: layers.map(({ layer }) => layer.hash as string),
      coded: {
        documentId: document.documentId,
        structure,
        text,
        layers: layers.map(({ layer, codings, assessed }) => ({
          coder: layer.coderId,
          submitted: true,
          codes: assessed,
          codings,
        })),
      },
    });
  }

  const hashes = counted.flatMap((each) => each.hashes);
  const calculated = reason
    ? undefined
    : await calculator.calculate([roundId, ...hashes, wanted.unit, wanted.codes, wanted.scope, documentId], {
        kind: "agreement",
        request: {
          documents: counted.map(({ coded }) => coded),
          coders: coders.map(({ id }) => id),
          unit: wanted.unit,
          codes: wanted.codes,
        },
      });
  if (calculated && !calculated.ok) return calculated;
  return ok({
    ...wanted,
    documents: counted.map(({ document }) => ({ id: document.documentId, name: document.name, stage: document.stage })),
    coders,
    incomparable: reason,
    overall: calculated ? presentPair(calculated.value.overall) : null,
    perCode: (calculated?.value.perCode ?? []).map(({ code, leftOut, ...agreement }) => ({
      code,
      leftOut: leftOut.notAssessed + leftOut.notApplicable,
      ...presentPair(agreement),
    })),
    layerHashes: hashes,
  });
}

function presentPair({ counts, percentAgreement, kappa, pabak, ac1 }: PairAgreement) {
  return {
    counts,
    percentAgreement: presentResult(percentAgreement),
    kappa: presentResult(kappa),
    pabak: presentResult(pabak),
    ac1: presentResult(ac1),
  };
}

function presentResult(result: Agreement) {
  return "value" in result ? { value: result.value, warnings: [...result.warnings] } : { undefined: result.undefined };
}
