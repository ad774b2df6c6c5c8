import { type Endpoint, PROBLEMS, problem } from "@concord/contracts";
import { ACCESS } from "@concord/domain";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import type { AppEnv } from "./mount.ts";

type Registry = OpenAPIHono<AppEnv>["openAPIRegistry"];

/** Adds an endpoint to the OpenAPI page, with the rule that guards it. */
export function describeEndpoint(registry: Registry, endpoint: Endpoint): void {
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  const content = endpoint.bodyBytes
    ? { "application/octet-stream": { schema: { type: "string" as const, format: "binary" } } }
    : endpoint.body && { "application/json": { schema: endpoint.body } };
  registry.registerPath({
    method: endpoint.method,
    path: endpoint.path,
    operationId: endpoint.action.replace(/[._](\w)/g, (_, letter: string) => letter.toUpperCase()),
    summary: endpoint.summary,
    "x-concord-access": ACCESS[endpoint.action],
    request: {
      ...(names.length > 0 ? { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) } : {}),
      ...(endpoint.query ? { query: endpoint.query } : {}),
      ...(content ? { body: { content, required: true } } : {}),
    },
    responses: {
      [endpoint.status ?? 200]: {
        description: "done",
        content: { [endpoint.media ?? "application/json"]: { schema: endpoint.response } },
      },
      default: {
        description: `a problem, with one of the codes ${Object.keys(PROBLEMS).join(", ")}`,
        content: { "application/json": { schema: problem } },
      },
    },
  });
}
