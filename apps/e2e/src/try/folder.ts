import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { OwnDocument } from "../own-documents.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".txt": "text/plain",
  ".md": "text/markdown",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".vtt": "text/vtt",
};

/** The files of a folder that may be transcripts, by name; a page about the folder itself is left out. */
export function filesOf(folder: string): OwnDocument[] {
  return readdirSync(folder)
    .filter((name) => extname(name).toLowerCase() in TYPES && !/^readme\./i.test(name))
    .sort()
    .map((name) => ({
      name,
      mimeType: TYPES[extname(name).toLowerCase()] ?? "",
      buffer: readFileSync(join(folder, name)),
    }));
}
