/** Where the worker's script lies; the build is part of the address, so that a new one takes over. */
const WORKER = "/offline-worker.js";
const CACHES = "concord-pages-";

const build = process.env.CONCORD_BUILD ?? "development";

function container(): ServiceWorkerContainer | undefined {
  return typeof navigator === "undefined" ? undefined : navigator.serviceWorker;
}

/** From now on pages that are named by `keepPage` open without the server. */
export async function keepShell(): Promise<void> {
  await container()
    ?.register(`${WORKER}?build=${encodeURIComponent(build)}`, { scope: "/" })
    .catch(() => undefined);
}

/** Nothing is served from this device any more. */
export async function forgetShell(): Promise<void> {
  const registration = await container()?.getRegistration("/");
  await registration?.unregister();
  if (typeof caches === "undefined") return;
  for (const name of await caches.keys()) if (name.startsWith(CACHES)) await caches.delete(name);
}

/** Keeps the page at an address with everything that it has loaded so far. */
export async function keepPage(path: string): Promise<void> {
  const registration = await container()?.getRegistration("/");
  if (!registration) return;
  const { active } = await (container()?.ready ?? registration);
  const files = performance.getEntriesByType("resource").map(({ name }) => name);
  active?.postMessage({
    keep: path,
    files: files.filter((file) => file.startsWith(`${location.origin}/_next/static/`)),
  });
}

const reconnections = new EventTarget();

/** A server that was away may have come back as another build. */
export function tellReconnected(): void {
  reconnections.dispatchEvent(new Event("reconnected"));
}

export function onReconnected(listener: () => void): () => void {
  reconnections.addEventListener("reconnected", listener);
  return () => reconnections.removeEventListener("reconnected", listener);
}

/** Whether the server has another build than this page. `undefined` when it does not say. */
export async function isOutdated(): Promise<boolean | undefined> {
  try {
    const response = await fetch("/build", { cache: "no-store", credentials: "same-origin" });
    return response.ok ? (await response.text()) !== build : undefined;
  } catch {
    return undefined;
  }
}
