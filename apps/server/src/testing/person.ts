import { type Endpoint, installation, type ParamsOf, pathOf, type QueryOf, type ResponseOf } from "@concord/contracts";
import { accounts } from "@concord/db";
import type { UserId } from "@concord/domain";
import type { z } from "zod";
import type { TestService } from "./service.ts";

type Input<E extends Endpoint> = {
  readonly params?: ParamsOf<E>;
  readonly query?: Partial<Record<keyof QueryOf<E> & string, string>>;
  readonly body?: E["body"] extends z.ZodType ? z.input<E["body"]> : never;
  readonly bytes?: Uint8Array;
};
export type Answer<E extends Endpoint> = {
  readonly status: number;
  readonly code: string | undefined;
  readonly value: ResponseOf<E>;
  readonly text: string;
};

/** Somebody who talks to the service over HTTP, with the cookies of a browser. */
export type Person = {
  readonly id: UserId;
  readonly name: string;
  cookie(): string;
  /** Calls an endpoint and answers whatever comes. */
  call<E extends Endpoint>(endpoint: E, input?: Input<E>): Promise<Answer<E>>;
  /** Calls an endpoint that is expected to succeed. */
  done<E extends Endpoint>(endpoint: E, input?: Input<E>): Promise<ResponseOf<E>>;
};

const PASSWORD = "a long enough password";

/** Somebody without an account, or whose cookies are given. */
export function aVisitor(service: TestService, identity?: { id: UserId; name: string; cookie: string }): Person {
  let cookie = identity?.cookie ?? "";
  const call: Person["call"] = async (endpoint, input = {}) => {
    const query = new URLSearchParams(input.query as Record<string, string>).toString();
    const url = `${service.url}/api${pathOf(endpoint.path, input.params ?? {})}${query ? `?${query}` : ""}`;
    const response = await fetch(url, {
      method: endpoint.method.toUpperCase(),
      headers: {
        origin: service.url,
        ...(cookie ? { cookie } : {}),
        ...(input.bytes
          ? { "content-type": "application/octet-stream" }
          : endpoint.body
            ? { "content-type": "application/json" }
            : {}),
      },
      body: input.bytes ? Buffer.from(input.bytes) : endpoint.body ? JSON.stringify(input.body ?? {}) : null,
    });
    const set = response.headers.getSetCookie().map((line) => line.split(";")[0] as string);
    if (set.length > 0) cookie = set.join("; ");
    const text = await response.text();
    const value = response.headers.get("content-type")?.startsWith("text/plain") ? text : JSON.parse(text);
    return { status: response.status, code: response.ok ? undefined : value.code, value, text };
  };
  return {
    id: identity?.id ?? ("" as UserId),
    name: identity?.name ?? "visitor",
    cookie: () => cookie,
    call,
    done: async (endpoint, input) => {
      const answer = await call(endpoint, input);
      if (answer.status >= 300) throw new Error(`${endpoint.method} ${endpoint.path}: ${answer.status} ${answer.text}`);
      return answer.value;
    },
  };
}

/** The same person on another service that has their account, signed in there. */
export async function signsInOn(service: TestService, { id, name }: Person): Promise<Person> {
  const visitor = aVisitor(service);
  await visitor.done(installation.signIn, { body: { email: emailOf(name), password: PASSWORD } });
  return aVisitor(service, { id, name, cookie: visitor.cookie() });
}

const emailOf = (name: string) => `${name.toLowerCase().replace(/\W+/g, "-")}@example.org`;

/** Somebody with an account, signed in. */
export async function aPerson(service: TestService, name: string, administrator = false): Promise<Person> {
  const email = emailOf(name);
  const { password } = await service.service.deps.auth.$context;
  const passwordHash = await password.hash(PASSWORD);
  const user = await service.database.db.transaction((tx) =>
    accounts.addUser(tx, { name, email, passwordHash, administrator }),
  );
  const visitor = aVisitor(service);
  await visitor.done(installation.signIn, { body: { email, password: PASSWORD } });
  return aVisitor(service, { id: user.id, name, cookie: visitor.cookie() });
}
