import { rounds as contract } from "@concord/contracts";
import { documents, rounds } from "@concord/db";
import { type DocumentId, ok, type ProjectId, type RoundId, refused } from "@concord/domain";
import type { Deps } from "../deps.ts";
import { type App, mount } from "../http/mount.ts";
import { presentSubmission } from "../layers/read.ts";
import { comparedLayers, incomparable } from "./compared-layers.ts";

/** The layers of a released document side by side. The rule in the access table lets nobody in before release. */
export function comparisonRoutes(app: App, deps: Deps): void {
  mount(app, deps, contract.readComparison, async ({ params }) => {
    const { projectId, roundId, documentId } = params;
    const place = [projectId as ProjectId, roundId as RoundId, documentId as DocumentId] as const;
    const found = await rounds.documentInRound(deps.db, ...place);
    const [inRound] = (await rounds.documentsOfRounds(deps.db, [roundId as RoundId])).filter(
      (document) => document.documentId === documentId,
    );
    if (!found || !inRound) return refused({ code: "not_found" });
    const { round, document } = found;
    const layers = await comparedLayers(deps.db, round, documentId as DocumentId);
    const { text } = await documents.readRevision(deps.db, document.revisionId);
    const sides = layers.map(({ layer, codings, assessed }) => ({ coder: layer.coderId, codings, codes: assessed }));
    const [first, second, third] = sides;
    const { tolerance } = round;
    const hashes = layers.map(({ layer }) => layer.hash ?? "");
    // Sealed layers never change, so their hashes name what is compared.
    const calculated =
      first && second && !third
        ? await deps.calculator.calculate([documentId, roundId, ...hashes, `${tolerance}`], {
            kind: "comparison",
            request: { first, second, text, tolerance },
          })
        : undefined;
    if (calculated && !calculated.ok) return calculated;
    const compared = calculated?.value;
    return ok({
      roundName: round.name,
      documentName: inRound.name,
      stage: document.stage,
      tolerance: round.tolerance,
      layers: await Promise.all(
        layers.map(async ({ layer, name }) => ({
          ...(await presentSubmission(deps.db, layer)),
          coderId: layer.coderId,
          name,
        })),
      ),
      agreed: (compared?.agreed ?? []).map(({ codings, span }) => ({ codings: [...codings], span })),
      disagreements: (compared?.disagreements ?? []).map((disagreement) => ({
        ...disagreement,
        sides: disagreement.sides.map((side) => ({ ...side, codings: [...side.codings] })),
      })),
      notAssessed: (compared?.notAssessed ?? []).map(({ coder, coding }) => ({ coder, coding })),
      incomparable: incomparable(layers.length),
    });
  });
}
