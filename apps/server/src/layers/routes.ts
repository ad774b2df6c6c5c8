import { rounds as contract } from "@concord/contracts";
import type { DocumentId, ProjectId, RoundId } from "@concord/domain";
import type { Deps } from "../deps.ts";
import { type App, mount, signedIn } from "../http/mount.ts";
import { handInDraft, listDrafts, readDrafts } from "./drafts.ts";
import { readOwnLayer } from "./read.ts";
import { submitLayer } from "./submit.ts";

export function layerRoutes(app: App, deps: Deps): void {
  const place = (params: { projectId: string; roundId: string; documentId: string }) => ({
    projectId: params.projectId as ProjectId,
    roundId: params.roundId as RoundId,
    documentId: params.documentId as DocumentId,
  });
  mount(app, deps, contract.readLayer, (call) => readOwnLayer(deps, signedIn(call).viewer.user, place(call.params)));
  mount(app, deps, contract.handInDraft, (call) =>
    handInDraft(deps, signedIn(call).viewer.user, place(call.params), call.body),
  );
  mount(app, deps, contract.listDrafts, ({ params }) =>
    listDrafts(deps, params.projectId as ProjectId, params.roundId as RoundId),
  );
  mount(app, deps, contract.readDrafts, (call) => readDrafts(deps, place(call.params)));
  mount(app, deps, contract.submitLayer, (call) =>
    submitLayer(deps, signedIn(call).viewer.user, place(call.params), {
      stateVector: Buffer.from(call.body.stateVector, "base64"),
      leaveOutUnreadable: call.body.leaveOutUnreadable,
    }),
  );
}
