import type { Endpoint, ParamsOf, ResponseOf } from "@concord/contracts";
import { mayDo } from "@concord/domain";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { z } from "zod";
import type { Viewer } from "../auth/auth.ts";
import type { Deps } from "../deps.ts";
import { readBytes, readJson } from "./body.ts";
import type { Client } from "./client.ts";
import { describeEndpoint } from "./openapi.ts";
import { answerProblem } from "./problems.ts";
import type { Outcome, Refusal } from "./refusal.ts";
import { standingOf, UUID } from "./standing.ts";

/** What hangs on a request before a route sees it. */
export type AppEnv = { Variables: { requestId: string; client: Client; viewer: Viewer | null } };
export type App = OpenAPIHono<AppEnv>;

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** A request that has been let in and whose parts have their types. */
export type Call<E extends Endpoint> = {
  readonly params: ParamsOf<E>;
  readonly query: Parsed<E["query"]>;
  readonly body: E extends { bodyBytes: true } ? Uint8Array : Parsed<E["body"]>;
  readonly viewer: Viewer | null;
  readonly client: Client;
  readonly headers: Headers;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
  /** Headers of the answer, for cookies. */
  readonly answer: Headers;
};

/** A call of an endpoint that only signed-in people reach. */
export type SignedInCall<E extends Endpoint> = Call<E> & { readonly viewer: Viewer };

export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<Outcome<z.input<E["response"]>>>;

/**
 * Serves an endpoint: asks who may, reads and checks what came, runs the command, and lets out what the contract
 * names and nothing else. There is no other way to add a route, so none can be without its rule.
 */
export function mount<const E extends Endpoint>(app: App, deps: Deps, endpoint: E, handle: Handler<E>): void {
  describeEndpoint(app.openAPIRegistry, endpoint);
  const path = endpoint.path.replace(/\{(\w+)\}/g, ":$1");
  app.on(endpoint.method, path, async (context) => {
    const outcome = await serve(context, deps, endpoint, handle);
    if ("response" in outcome) return outcome.response;
    return answerProblem(context, outcome.refusal);
  });
}

async function serve<E extends Endpoint>(
  context: Context<AppEnv>,
  deps: Deps,
  endpoint: E,
  handle: Handler<E>,
): Promise<{ response: Response } | { refusal: Refusal }> {
  const { viewer, client } = context.var;
  const params = context.req.param() as Record<string, string>;
  const json = endpoint.body ? await readJson(context.req.raw) : undefined;
  if (json && !json.ok) return { refusal: json.error };
  const secret = endpoint.body
    ? (json?.value as { secret?: unknown } | null | undefined)?.secret
    : /^Bearer (\S+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
  const standing = await standingOf(deps, {
    action: endpoint.action,
    viewer,
    client,
    params,
    secret: typeof secret === "string" ? secret : undefined,
  });
  const allowed = mayDo(endpoint.action, standing);
  if (!allowed.ok) return { refusal: allowed.error };
  if (!Object.entries(params).every(([name, id]) => isId(name, id))) return { refusal: { code: "not_found" } };

  // Bytes are read only now: nobody without access makes the server take in a file.
  const bytes = endpoint.bodyBytes ? await readBytes(context.req.raw, deps.importLimitBytes) : undefined;
  if (bytes && !bytes.ok) return { refusal: bytes.error };
  const query = endpoint.query?.safeParse(context.req.query());
  if (query && !query.success) return { refusal: invalid(query.error) };
  const body = endpoint.body?.safeParse(json?.value);
  if (body && !body.success) return { refusal: invalid(body.error) };

  const answer = new Headers();
  const outcome = await handle({
    params: params as ParamsOf<E>,
    query: query?.data as Call<E>["query"],
    body: (bytes?.value ?? body?.data) as Call<E>["body"],
    viewer,
    client,
    headers: context.req.raw.headers,
    signal: context.req.raw.signal,
    answer,
  });
  if (!outcome.ok) return { refusal: outcome.error };
  // Parsing drops every field that the contract does not name.
  const sent: ResponseOf<E> = endpoint.response.parse(outcome.value) as ResponseOf<E>;
  const status = (endpoint.status ?? 200) as ContentfulStatusCode;
  const response = endpoint.media
    ? context.body(sent as string, status, { "content-type": endpoint.media })
    : context.json(sent as object, status);
  for (const cookie of answer.getSetCookie()) response.headers.append("set-cookie", cookie);
  return { response };
}

/** An id that cannot be one is answered like one that does not exist. People's ids are of the authentication library. */
function isId(name: string, id: string): boolean {
  return name === "userId" ? !id.includes("\0") : UUID.test(id);
}

function invalid(error: z.ZodError): Refusal {
  const places = error.issues.map((issue) => ({ at: issue.path.join("."), message: issue.message }));
  return { code: "invalid_request", facts: { places } };
}

/** The viewer of a call that the table lets only signed-in people make. */
export function signedIn<E extends Endpoint>(call: Call<E>): SignedInCall<E> {
  if (!call.viewer) throw new Error("an endpoint for signed-in people was reached without a session");
  return call as SignedInCall<E>;
}
