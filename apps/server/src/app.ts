import { randomUUID } from "node:crypto";
import { OpenAPIHono } from "@hono/zod-openapi";
import { accountRoutes } from "./accounts/routes.ts";
import { agreementRoutes } from "./agreement/routes.ts";
import { ADDRESS_HEADER } from "./auth/auth.ts";
import { codebookRoutes } from "./codebook/routes.ts";
import { comparisonRoutes } from "./comparison/routes.ts";
import type { Deps } from "./deps.ts";
import { documentRoutes } from "./documents/routes.ts";
import type { App, AppEnv } from "./http/mount.ts";
import { isOwnOrigin } from "./http/origin.ts";
import { answerError, answerProblem } from "./http/problems.ts";
import { DATA_POLICY, SECURITY_HEADERS, STRICT_TRANSPORT } from "./http/security-headers.ts";
import { invitationRoutes } from "./invitations/routes.ts";
import { layerRoutes } from "./layers/routes.ts";
import { memberRoutes } from "./members/routes.ts";
import { operationRoutes } from "./operation/routes.ts";
import { projectRoutes } from "./projects/routes.ts";
import { roundRoutes } from "./rounds/routes.ts";

/** Address of the other end of the request's socket, as the Node adapter hands it over. */
export type Bindings = { incoming?: { socket?: { remoteAddress?: string } } };

/** A request that takes longer is noted: it is worth a look, and there are few. */
const SLOW_MS = 2_000;
/** Asked by programs that need an answer when the database gives none; sessions would be looked up there. */
const PROBES: readonly string[] = ["/api/health/live", "/api/health/ready"];

/** The whole API below `/api`, without a port: tests call `request` on it. */
export function createApp(deps: Deps): App {
  const app: App = new OpenAPIHono<AppEnv>().basePath("/api") as App;

  app.use(async (context, next) => {
    const since = performance.now();
    context.set("requestId", randomUUID());
    const header = (name: string) => context.req.header(name);
    const remote = (context.env as Bindings | undefined)?.incoming?.socket?.remoteAddress;
    const client = deps.client(remote, header);
    context.set("client", client);
    const headers = new Headers(context.req.raw.headers);
    headers.set(ADDRESS_HEADER, client.address);
    const changes = context.req.method !== "GET" && context.req.method !== "HEAD";
    if (changes && !isOwnOrigin(header, deps.baseUrl)) return answerProblem(context, { code: "foreign_origin" });
    context.set("viewer", PROBES.includes(context.req.path) ? null : await deps.sessions.viewer(headers));
    await next();
    const ms = Math.round(performance.now() - since);
    if (ms > SLOW_MS) {
      const { method, path } = context.req;
      deps.log("request_slow", { requestId: context.var.requestId, method, path, status: context.res.status, ms });
    }
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, value);
    context.res.headers.set("content-security-policy", DATA_POLICY);
    context.res.headers.set("cache-control", "no-store");
    context.res.headers.set("x-request-id", context.var.requestId);
    if (deps.baseUrl?.startsWith("https:")) context.res.headers.set("strict-transport-security", STRICT_TRANSPORT);
  });

  for (const routes of [
    operationRoutes,
    accountRoutes,
    projectRoutes,
    memberRoutes,
    invitationRoutes,
    codebookRoutes,
    documentRoutes,
    roundRoutes,
    layerRoutes,
    comparisonRoutes,
    agreementRoutes,
  ])
    routes(app, deps);

  // The page describes routes and holds nobody's data; its rule is "openapi.read": anyone.
  app.doc31("/openapi.json", {
    openapi: "3.1.0",
    info: { title: "Concord", version: deps.version, description: "Everything that the browser does can be scripted." },
  });
  app.notFound((context) => answerProblem(context, { code: "not_found" }));
  app.onError(answerError(deps.log));
  return app;
}
