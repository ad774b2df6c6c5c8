import { type BodyOf, type Endpoint, type ParamsOf, pathOf, type QueryOf, type ResponseOf } from "@concord/contracts";

type RequestOf<E extends Endpoint> = (keyof ParamsOf<E> extends never ? unknown : { readonly params: ParamsOf<E> }) &
  (BodyOf<E> extends undefined ? unknown : { readonly body: BodyOf<E> }) &
  (QueryOf<E> extends undefined ? unknown : { readonly query?: QueryOf<E> });

/** What came back, undecoded, for tests that look at bytes and refusals. */
export type RawAnswer = { readonly status: number; readonly body: string };

/** Somebody who speaks to the API without a browser: keeps cookies, as a browser would. */
export type ApiSession = {
  readonly url: string;
  /** Calls an endpoint and checks the answer against its contract; throws when it is refused. */
  call<E extends Endpoint>(endpoint: E, request: RequestOf<E>): Promise<ResponseOf<E>>;
  raw(method: string, path: string, body?: unknown): Promise<RawAnswer>;
  /** Value of the Cookie header. */
  cookie(): string;
};

export function apiSession(url: string): ApiSession {
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const send = async (method: string, path: string, body?: unknown) => {
    const bytes = body instanceof Uint8Array;
    const response = await fetch(`${url}/api${path}`, {
      method: method.toUpperCase(),
      headers: {
        origin: url,
        cookie: cookie(),
        ...(body === undefined ? {} : { "content-type": bytes ? "application/octet-stream" : "application/json" }),
      },
      ...(body === undefined ? {} : { body: bytes ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name) cookies.set(name, value ?? "");
    }
    return response;
  };
  return {
    url,
    cookie,
    raw: async (method, path, body) => {
      const response = await send(method, path, body);
      return { status: response.status, body: await response.text() };
    },
    call: async (endpoint, request) => {
      const { params = {}, query, body } = request as { params?: object; query?: object; body?: unknown };
      const words = Object.entries(query ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
      const path = pathOf(endpoint.path, params as Record<string, string>);
      const response = await send(endpoint.method, words.length ? `${path}?${new URLSearchParams(words)}` : path, body);
      const answer: unknown = await response.json();
      if (!response.ok) throw new Error(`${endpoint.method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
      return endpoint.response.parse(answer) as ResponseOf<typeof endpoint>;
    },
  };
}
