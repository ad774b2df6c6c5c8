import { rounds as contract } from "@concord/contracts";
import type { DocumentId, ProjectId, RoundId } from "@concord/domain";
import type { Deps } from "../deps.ts";
import { type App, mount, signedIn } from "../http/mount.ts";
import { readOwnLayer } from "./read.ts";
import { submitLayer } from "./submit.ts";

export function layerRoutes(app: App, deps: Deps): void {
  const place = (params: { projectId: string; roundId: string; documentId: string }) => ({
    projectId: params.projectId as ProjectId,
    roundId: params.roundId as RoundId,
    documentId: params.documentId as DocumentId,
  });
  mount(app, deps, contract.readLayer, (call) => readOwnLayer(deps, signedIn(call).viewer.user, place(call.params)));
  mount(app, deps, contract.submitLayer, (call) =>
    submitLayer(deps, signedIn(call).viewer.user, place(call.params), {
      stateVector: Buffer.from(call.body.stateVector, "base64"),
      leaveOutUnreadable: call.body.leaveOutUnreadable,
    }),
  );
}
