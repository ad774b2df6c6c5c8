import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";

/** What the workbench says without a connection, and what a device keeps. */
export const offline = {
  /** Waits until the page has noticed, and says how many changes wait. */
  async waiting(page: Page, changes: number, where: "on this device" | "in this tab"): Promise<void> {
    await expect(page.locator("[data-phase]")).toHaveAttribute("data-phase", "offline");
    await expect(
      page.getByText(`${changes} ${changes === 1 ? "change is" : "changes are"} kept ${where}`),
    ).toBeVisible();
  },

  /** Waits until the page at an address opens without the server. */
  async pageKept(page: Page): Promise<void> {
    await expect
      .poll(() => page.evaluate(async () => (await caches.match(location.href)) !== undefined), { timeout: 60_000 })
      .toBe(true);
  },

  /** Everything in every database, cache and store of the origin, as text: strings, and bytes by their letters. */
  async dump(page: Page): Promise<string> {
    return page.evaluate(async () => {
      const found: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
      const letters = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes) + new TextDecoder().decode(bytes);
      const tell = (value: unknown): void => {
        if (value instanceof Uint8Array) found.push(letters(value));
        else if (value instanceof ArrayBuffer) found.push(letters(new Uint8Array(value)));
        else if (value && typeof value === "object")
          for (const [name, inner] of Object.entries(value)) {
            found.push(name);
            tell(inner);
          }
        else found.push(String(value));
      };
      const done = <T>(asked: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
      for (const { name } of await indexedDB.databases()) {
        if (!name) continue;
        const database = await done(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          const objects = database.transaction(store).objectStore(store);
          tell([await done(objects.getAllKeys()), await done(objects.getAll())]);
        }
        database.close();
      }
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const kept of await cache.keys()) {
          found.push(kept.url);
          if (!kept.url.includes("/_next/static/")) found.push((await (await cache.match(kept))?.text()) ?? "");
        }
      }
      return found.join("\n");
    });
  },

  /** Presses a button that hands out a file, and answers its content. */
  async download(page: Page, button: string, within = page.getByRole("dialog")): Promise<string> {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      within.getByRole("button", { name: button }).click(),
    ]);
    return readFile(await file.path(), "utf8");
  },
};
