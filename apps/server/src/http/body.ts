import { ok, refused } from "@concord/domain";
import type { Outcome } from "./refusal.ts";

const LARGEST_JSON = 1_000_000;

/** Reads a body up to a limit, counting what really arrives. */
export async function readBytes(request: Request, limit: number): Promise<Outcome<Uint8Array>> {
  const tooLarge = refused({ code: "too_large", facts: { limitBytes: limit } } as const);
  if (Number(request.headers.get("content-length") ?? 0) > limit) return tooLarge;
  const parts: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += part.byteLength;
      if (size > limit) return tooLarge;
      parts.push(part);
    }
  }
  return ok(Buffer.concat(parts));
}

/** Reads a JSON body. Other content types are refused: a form on another site can not send this one. */
export async function readJson(request: Request): Promise<Outcome<unknown>> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? ""))
    return refused({
      code: "invalid_request",
      facts: { places: [{ at: "content-type", message: "send application/json" }] },
    });
  const bytes = await readBytes(request, LARGEST_JSON);
  if (!bytes.ok) return bytes;
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.value)));
  } catch {
    return refused({ code: "invalid_request", facts: { places: [{ at: "", message: "this is not JSON" }] } });
  }
}
