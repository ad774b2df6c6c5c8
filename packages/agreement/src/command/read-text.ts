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
  if (file === "") throw new Complaint("The name of the file is empty.");
  try {
    return textOf(await readFile(resolve(folder, file)), file);
  } catch (error) {
    if (error instanceof Complaint || !(error instanceof Error && "code" in error)) throw error;
    throw new Complaint(`${file} ${IN_WORDS[String(error.code)] ?? `can not be read (${error.code})`}.`);
  }
}

const SAVE_IT =
  'In Excel choose File > Save As > "CSV UTF-8 (Comma delimited)"; in LibreOffice save as "Text CSV" with the character ' +
  'set "Unicode (UTF-8)"; in Google Sheets choose File > Download > "Comma-separated values"';

/** @throws Complaint when the bytes are not text, with what to do */
export function textOf(bytes: Uint8Array, name: string): string {
  const [first, second] = bytes;
  if (first === 0x50 && second === 0x4b && (bytes[2] ?? 0) < 0x20)
    throw new Complaint(`${name} is a workbook of a spreadsheet (or another archive), not text. ${SAVE_IT}.`);
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new Complaint(`${name} is text in UTF-16, not in UTF-8. ${SAVE_IT}.`);
  if (bytes.includes(0)) throw new Complaint(`${name} holds NUL bytes, so it is no text. ${SAVE_IT}.`);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Complaint(`${name} is not text in UTF-8. ${SAVE_IT}.`);
  }
}
