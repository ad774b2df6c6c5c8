/**
 * Whether a request that changes something, or opens a socket, may have been made by our own page.
 *
 * Browsers send `Origin` with all of these; a script outside a browser sends neither it nor `Sec-Fetch-Site`, and has
 * no cookies that another site could abuse.
 *
 * @param baseUrl - the public origin; without one, the origin must name the host that the request was sent to
 */
export function isOwnOrigin(header: (name: string) => string | undefined, baseUrl: string | undefined): boolean {
  const origin = header("origin");
  if (origin === undefined) return header("sec-fetch-site") === undefined || header("sec-fetch-site") === "same-origin";
  if (baseUrl) return origin === baseUrl;
  const host = header("host");
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}
