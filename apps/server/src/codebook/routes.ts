import { documents as contract } from "@concord/contracts";
import { projects } from "@concord/db";
import { ok, type ProjectId, refused } from "@concord/domain";
import type { Deps } from "../deps.ts";
import { type App, mount } from "../http/mount.ts";

export function codebookRoutes(app: App, deps: Deps): void {
  mount(app, deps, contract.readCodebook, async ({ params }) => {
    const latest = await projects.latestCodebook(deps.db, params.projectId as ProjectId);
    if (!latest) return refused({ code: "not_found" });
    const { id, name, version, publishedAt } = latest;
    const codes = await projects.codesOf(deps.db, id, version);
    return ok({ id, name, version, publishedAt: publishedAt.toISOString(), codes: [...codes] });
  });
}
