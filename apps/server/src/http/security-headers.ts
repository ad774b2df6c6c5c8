/** Headers of every answer. */
export const SECURITY_HEADERS = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
} as const;

export const STRICT_TRANSPORT = "max-age=31536000";

/** Policy of what is not a page: nothing may run or load. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * Policy of a page: scripts only with this answer's nonce. Styles may stand in attributes, which the text component
 * and the positioned menus need; no script can.
 *
 * @param development - the development server compiles in the page, which needs `eval`
 */
export function pagePolicy(nonce: string, host: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ws://${host} wss://${host}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
