import { agreement as contract } from "@concord/contracts";
import type { DocumentId, ProjectId, RoundId } from "@concord/domain";
import type { Deps } from "../deps.ts";
import { type App, mount } from "../http/mount.ts";
import { readAgreement } from "./read.ts";

export function agreementRoutes(app: App, deps: Deps): void {
  mount(app, deps, contract.readAgreement, ({ params, query }) =>
    readAgreement(
      deps,
      {
        projectId: params.projectId as ProjectId,
        roundId: params.roundId as RoundId,
        documentId: params.documentId as DocumentId,
      },
      query,
    ),
  );
}
