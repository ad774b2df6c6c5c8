import {
  type BodyOf,
  type Endpoint,
  type ParamsOf,
  PROBLEMS,
  type ProblemCode,
  pathOf,
  problem,
  type QueryOf,
  type ResponseOf,
} from "@concord/contracts";
import { z } from "zod";

// zod otherwise tries to compile its checks, which the content security policy forbids and the console then reports.
z.config({ jitless: true });

/** The server's codes, and what only the browser can find: no answer at all, or one that nobody can read. */
export type FailureCode = ProblemCode | "unreachable" | "unreadable_answer";

/** A call that did not end well. Its sentence stands in the message catalogue under `problems.<code>`. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: FailureCode;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Number under which the server's log knows the request; `null` when the server was not reached. */
  readonly requestId: string | null;

  constructor(code: FailureCode, facts: Readonly<Record<string, unknown>> = {}, requestId: string | null = null) {
    super(requestId ? `${code} (request ${requestId})` : code);
    this.code = code;
    this.facts = facts;
    this.requestId = requestId;
  }
}

type Part<Name extends string, T> = [T] extends [undefined]
  ? { readonly [K in Name]?: never }
  : Record<never, never> extends T
    ? { readonly [K in Name]?: T }
    : { readonly [K in Name]: T };

/** What an endpoint must be given: a part that it does not have, or that may be empty, can be left out. */
export type CallOptions<E extends Endpoint> = Part<"params", ParamsOf<E>> &
  Part<"query", QueryOf<E>> &
  Part<"body", BodyOf<E>> & { readonly signal?: AbortSignal };

type MayLeaveOut<E extends Endpoint> =
  Record<never, never> extends CallOptions<E>
    ? readonly [options?: CallOptions<E>]
    : readonly [options: CallOptions<E>];

type Loose = {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
};

/**
 * Asks the server.
 *
 * @throws ApiError for every refusal and failure; an aborted call throws the signal's reason
 */
export async function call<const E extends Endpoint>(
  endpoint: E,
  ...[options]: MayLeaveOut<E>
): Promise<ResponseOf<E>> {
  const { params = {}, query = {}, body, signal }: Loose = options ?? {};
  const response = await reach(`/api${pathOf(endpoint.path, params)}${queryString(query)}`, {
    method: endpoint.method.toUpperCase(),
    credentials: "same-origin",
    ...(signal && { signal }),
    ...bodyOf(endpoint, body),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw errorOf(answer, response.headers.get("x-request-id"));
  const checked = endpoint.response.safeParse(answer);
  if (!checked.success) throw new ApiError("unreadable_answer", {}, response.headers.get("x-request-id"));
  return checked.data as ResponseOf<E>;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError("unreachable");
  }
}

function bodyOf(endpoint: Endpoint, body: unknown): RequestInit {
  if (body === undefined) return {};
  if (endpoint.bodyBytes)
    return { body: body as Uint8Array<ArrayBuffer>, headers: { "content-type": "application/octet-stream" } };
  return { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
}

function queryString(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}`;
}

function errorOf(answer: unknown, requestId: string | null): ApiError {
  const told = problem.safeParse(answer);
  if (!told.success) return new ApiError("unreadable_answer", {}, requestId);
  const { code, facts, requestId: number } = told.data;
  return new ApiError(isProblemCode(code) ? code : "internal", facts, number);
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}
