import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Complaint } from "./complaint.ts";

const IN_WORDS: Readonly<Record<string, string>> = {
  ENOENT: "is not there",
  EISDIR: "is a folder, not a file",
  EACCES: "may not be read",
};

/**
 * The text of a file.
 *
 * @param folder - where the user stands
 * @throws Complaint when there is no such file, or it is not text
 */
export async function readText(file: string, folder: string): Promise<string> {
  try {
    return textOf(await readFile(resolve(folder, file)), file);
  } catch (error) {
    if (error instanceof Complaint || !(error instanceof Error && "code" in error)) throw error;
    throw new Complaint(`${file} ${IN_WORDS[String(error.code)] ?? `can not be read (${error.code})`}.`);
  }
}

/** @throws Complaint when the bytes are not text */
export function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Complaint(`${name} is not text in UTF-8.`);
  }
}
