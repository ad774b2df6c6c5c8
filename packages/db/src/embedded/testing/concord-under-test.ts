import { join } from "node:path";
import { onTestFinished } from "vitest";
import { findServerOn } from "../processes.ts";
import { type ConcordOrders, ConcordProcess } from "./concord-process.ts";
import { until } from "./waiting.ts";

/** A Concord of its own process, killed after the test together with its database. */
export function aConcord(orders: ConcordOrders): ConcordProcess {
  const concord = new ConcordProcess(orders);
  onTestFinished(async () => {
    await concord.kill();
    await until(() => findServerOn(join(orders.stateDir, "data")) === undefined);
  });
  return concord;
}
