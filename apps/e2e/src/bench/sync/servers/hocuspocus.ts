// Hocuspocus with its hooks for loading and storing, as its manual shows them, on a file for each document.
import { mkdirSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Server } from "@hocuspocus/server";
import * as Y from "yjs";

const folder = process.env.BENCH_DATA ?? "";
mkdirSync(folder, { recursive: true });
const fileOf = (room: string) => join(folder, encodeURIComponent(room));

const server = new Server({
  port: Number(process.env.BENCH_PORT ?? 0),
  address: "127.0.0.1",
  quiet: true,
  async onLoadDocument({ documentName, document }) {
    const stored = await readFile(fileOf(documentName)).catch(() => undefined);
    if (stored) Y.applyUpdate(document, stored);
    return document;
  },
  async onStoreDocument({ documentName, document }) {
    const file = fileOf(documentName);
    await writeFile(`${file}.new`, Y.encodeStateAsUpdate(document), { flush: true });
    await rename(`${file}.new`, file);
  },
});
await server.listen();
process.send?.({ port: server.address.port });
process.on("disconnect", () => process.exit(0));
