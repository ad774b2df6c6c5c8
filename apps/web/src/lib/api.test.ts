import { documents, installation, projects } from "@concord/contracts";
import { afterEach, expect, it, vi } from "vitest";
import { ApiError, call } from "./api.ts";

type Asked = { readonly url: string; readonly init: RequestInit };

/** A server of one answer, in place of the network. */
function aServerAnswering(status: number, body: unknown): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    return new Response(typeof body === "string" ? body : JSON.stringify(body), { status });
  });
  return asked;
}

const failure = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApiError)) throw new Error(`expected an ApiError, found ${String(error)}`);
  return error;
};

afterEach(() => vi.unstubAllGlobals());

it("fills the path, sends JSON, and answers what the contract promises", async () => {
  const asked = aServerAnswering(200, {});
  await call(projects.removeMember, { params: { projectId: "p/1", userId: "u" } });
  expect(asked[0]?.url).toBe("/api/projects/p%2F1/members/u");
  expect(asked[0]?.init.method).toBe("DELETE");
});

it("sends a file's bytes as they are, with its name in the query", async () => {
  const asked = aServerAnswering(422, {});
  const body = new Uint8Array([1, 2, 3]);
  await failure(call(documents.previewDocument, { params: { projectId: "p" }, query: { filename: "a b.txt" }, body }));
  expect(asked[0]?.url).toBe("/api/projects/p/documents/preview?filename=a+b.txt");
  expect(asked[0]?.init.body).toBe(body);
});

it("tells a refusal by its code, facts and request number", async () => {
  aServerAnswering(409, { code: "name_taken", message: "taken", facts: { name: "A" }, requestId: "r-7" });
  const error = await failure(call(projects.listProjects));
  expect(error).toMatchObject({ code: "name_taken", facts: { name: "A" }, requestId: "r-7" });
});

it("treats a code that this version does not know as an internal error, and keeps the request number", async () => {
  aServerAnswering(418, { code: "teapot", message: "?", requestId: "r-8" });
  expect(await failure(call(projects.listProjects))).toMatchObject({ code: "internal", requestId: "r-8" });
});

it("says that the server cannot be reached when there is no answer", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  expect(await failure(call(installation.readSession))).toMatchObject({ code: "unreachable", requestId: null });
});

it("does not hand on an answer that breaks the contract", async () => {
  aServerAnswering(200, { user: { id: 7 } });
  expect(await failure(call(installation.readSession))).toMatchObject({ code: "unreadable_answer" });
});

it("does not take a proxy's error page for an answer", async () => {
  aServerAnswering(502, "<html>Bad gateway</html>");
  expect(await failure(call(installation.readSession))).toMatchObject({ code: "unreadable_answer" });
});
