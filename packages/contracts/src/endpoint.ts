import type { Action } from "@concord/domain";
import type { z } from "zod";

/**
 * One thing that can be asked of the server over HTTP. The same definition mounts the route, names the action that
 * guards it, checks what travels, writes the OpenAPI page, and types the call in the browser.
 */
export type Endpoint = {
  readonly method: "get" | "post" | "patch" | "delete";
  /** Below `/api`, parameters in braces: `/projects/{projectId}`. */
  readonly path: string;
  readonly action: Action;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body is a file's bytes instead of JSON. */
  readonly bodyBytes?: true;
  /** Status of success; 200 unless given. */
  readonly status?: 200 | 201;
  /** Media type of an answer that is text instead of JSON; the response is then a string. */
  readonly media?: string;
  readonly response: z.ZodType;
};

export function endpoint<const E extends Endpoint>(definition: E): E {
  return definition;
}

type ParameterNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;

/** The path parameters of an endpoint, by name. */
export type ParamsOf<E extends Endpoint> = { readonly [Name in ParameterNames<E["path"]>]: string };
export type QueryOf<E extends Endpoint> = E extends { query: infer Q extends z.ZodType } ? z.input<Q> : undefined;
export type BodyOf<E extends Endpoint> = E extends { bodyBytes: true }
  ? Uint8Array
  : E extends { body: infer B extends z.ZodType }
    ? z.input<B>
    : undefined;
export type ResponseOf<E extends Endpoint> = z.output<E["response"]>;

/** Fills the braces of a path. */
export function pathOf(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`the path ${path} needs ${name}`);
    return encodeURIComponent(value);
  });
}
