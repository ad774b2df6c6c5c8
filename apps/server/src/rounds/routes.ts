import { rounds as contract } from "@concord/contracts";
import { rounds } from "@concord/db";
import { ok, type ProjectId, type RoundId, refused } from "@concord/domain";
import type { Deps } from "../deps.ts";
import { type App, mount, signedIn } from "../http/mount.ts";
import { createRound } from "./commands.ts";
import { presentRound, presentRoundDocuments } from "./present.ts";

export function roundRoutes(app: App, deps: Deps): void {
  const whole = async (project: ProjectId, id: RoundId) => {
    const round = await rounds.readRound(deps.db, project, id);
    if (!round) return refused({ code: "not_found" });
    return ok({ ...presentRound(round), documents: await presentRoundDocuments(deps.db, id) });
  };

  mount(app, deps, contract.listRounds, async ({ params }) =>
    ok({ rounds: (await rounds.listRounds(deps.db, params.projectId as ProjectId)).map(presentRound) }),
  );

  mount(app, deps, contract.createRound, async (call) => {
    const project = call.params.projectId as ProjectId;
    const made = await createRound(deps, signedIn(call).viewer.user, project, call.body);
    return made.ok ? whole(project, made.value) : made;
  });

  mount(app, deps, contract.readRound, ({ params }) => whole(params.projectId as ProjectId, params.roundId as RoundId));
}
