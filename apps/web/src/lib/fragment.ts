import { useSyncExternalStore } from "react";

function subscribe(onChange: () => void): () => void {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}

/**
 * What stands behind the `#` of the address: secrets of one-time links travel there, because browsers never send it.
 * `undefined` until the browser has taken over from the server.
 */
export function useFragment(): string | undefined {
  return useSyncExternalStore(
    subscribe,
    () => decodeURIComponent(location.hash.slice(1)),
    () => undefined,
  );
}
