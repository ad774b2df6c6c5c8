// Serves pages that were opened before when the server cannot be reached. It does so only while the account whose work
// is kept on this device is signed in here; it never touches what the API says, and never sees a key.
const BUILD = new URL(self.location.href).searchParams.get("build") ?? "";
const CACHES = "concord-pages-";
const CACHE = CACHES + BUILD;
const FILES = "/_next/static/";

self.addEventListener("install", (event) => event.waitUntil(takeOver()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  const { keep, files } = event.data ?? {};
  if (typeof keep === "string") event.waitUntil(keepPage(keep, files).catch(() => undefined));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith(FILES)) event.respondWith(file(request));
  else if (request.mode === "navigate" && !/^\/(api|sync)\//.test(url.pathname)) event.respondWith(page(request, url));
});

/** Pages of the build before are asked for anew, so that they open without the server in this build too. */
async function takeOver() {
  const former = (await caches.keys()).filter((name) => name.startsWith(CACHES) && name !== CACHE);
  for (const name of former) {
    const pages = (await (await caches.open(name)).keys())
      .map(({ url }) => new URL(url).pathname)
      .filter((path) => !path.startsWith(FILES));
    const kept = await Promise.all(
      pages.map((path) =>
        keepPage(path, []).then(
          () => true,
          () => false,
        ),
      ),
    );
    if (kept.every(Boolean)) await caches.delete(name);
  }
  await self.skipWaiting();
}

async function keepPage(path, files) {
  if (!(await someoneIsKept())) return;
  const response = await fetch(path, { credentials: "same-origin", headers: { accept: "text/html" } });
  if (!response.ok || response.redirected || !response.headers.get("content-type")?.startsWith("text/html"))
    throw new Error(`the page ${path} was not answered as a page`);
  const cache = await caches.open(CACHE);
  const named = (await response.clone().text()).match(/\/_next\/static\/[^"'\\\s)]+/g) ?? [];
  const wanted = [...named, ...files].map((name) => new URL(name, self.location.origin).href);
  await Promise.all(
    [...new Set(wanted)].map(async (name) => {
      if (await caches.match(name)) return;
      const answer = await fetch(name);
      if (answer.ok) await cache.put(name, answer);
    }),
  );
  // The page comes last: it is offered only with everything that it needs.
  await cache.put(path, response);
}

/** Files have the hash of their content in their names and never change. */
async function file(request) {
  if (!(await someoneIsKept())) return fetch(request);
  const kept = await caches.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(CACHE)).put(request.url, response.clone());
  return response;
}

async function page(request, url) {
  try {
    return await fetch(request);
  } catch (error) {
    if (!(await someoneIsKept())) throw error;
    const kept = await caches.match(url.origin + url.pathname);
    return kept ?? notKept();
  }
}

function notKept() {
  const words = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Concord</title><style>:root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1.5rem}</style>
<h1>You are offline</h1><p>This page was not opened on this device before, so it is not kept here. Documents that you
have coded here open at their own address; go back to one, or try again when you are connected.</p>`;
  return new Response(words, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}

/** Whether the key of an account lies on this device: then somebody is signed in who has chosen to keep work here. */
function someoneIsKept() {
  return new Promise((resolve) => {
    const opening = indexedDB.open("concord");
    // There is no database: it must not come into being here, without its stores.
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => resolve(false);
    opening.onblocked = () => resolve(false);
    opening.onsuccess = () => {
      const database = opening.result;
      const finish = (answer) => {
        database.close();
        resolve(answer);
      };
      try {
        const count = database.transaction("account").objectStore("account").count();
        count.onsuccess = () => finish(count.result > 0);
        count.onerror = () => finish(false);
      } catch {
        finish(false);
      }
    };
  });
}
