import { operation as contract } from "@concord/contracts";
import { ok, refused } from "@concord/domain";
import type { Deps } from "../deps.ts";
import { type App, mount } from "../http/mount.ts";

/** What load balancers, container platforms and Prometheus ask. */
export function operationRoutes(app: App, deps: Deps): void {
  mount(app, deps, contract.readLiveness, async () => ok({ status: "live" as const }));

  mount(app, deps, contract.readReadiness, async () => {
    const readiness = await deps.readiness.read();
    if (readiness.ready) return ok({ status: "ready" as const, durability: readiness.durability });
    const { failed, durability } = readiness;
    return refused({ code: "not_ready" as const, facts: { failed, ...(durability ? { durability } : {}) } });
  });

  mount(app, deps, contract.readMetrics, async () => ok(await deps.metrics.text()));
}
