export const dynamic = "force-dynamic";

/** Which build answers: a page of another one offers to be loaded again. */
export function GET(): Response {
  return new Response(process.env.CONCORD_BUILD ?? "development", {
    headers: { "content-type": "text/plain", "cache-control": "no-store" },
  });
}
