import { ok, type Result, refused } from "@concord/domain";
import type { TranscriptFormat } from "./imported-transcript.ts";
import type { ImportRefusal, LooksLike } from "./refusals.ts";

const FORMATS: Readonly<Record<string, TranscriptFormat>> = {
  txt: "txt",
  text: "txt",
  md: "md",
  markdown: "md",
  docx: "docx",
  vtt: "vtt",
};

/** The reader for a file: its name decides, and its first bytes must not contradict. */
export function formatOf(name: string, bytes: Uint8Array): Result<TranscriptFormat, ImportRefusal> {
  const extension = /\.([^./\\]{1,16})$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const looksLike = signatureOf(bytes);
  if (looksLike === "old_word" && (extension === "doc" || extension === "docx"))
    return refused({ code: isEncryptedPackage(bytes) ? "encrypted" : "old_word_file" });
  const format = FORMATS[extension];
  if (format === "docx" && looksLike !== "rtf" && looksLike !== "pdf") return ok(format);
  if (format === undefined || looksLike !== undefined)
    return refused({ code: "unknown_format", extension, ...(looksLike ? { looksLike } : {}) });
  return ok(format);
}

const SIGNATURES: readonly (readonly [LooksLike, readonly number[]])[] = [
  ["zip", [0x50, 0x4b, 3, 4]],
  ["old_word", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["pdf", [...new TextEncoder().encode("%PDF-")]],
  ["rtf", [...new TextEncoder().encode("{\\rtf")]],
];

function signatureOf(bytes: Uint8Array): LooksLike | undefined {
  return SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte))?.[0];
}

/** Word writes a document with a password as a compound file with a stream of this name (UTF-16). */
function isEncryptedPackage(bytes: Uint8Array): boolean {
  const stream = "EncryptedPackage";
  for (let from = bytes.indexOf(0x45); from !== -1; from = bytes.indexOf(0x45, from + 1)) {
    if (
      [...stream].every((letter, at) => bytes[from + 2 * at] === letter.charCodeAt(0) && bytes[from + 2 * at + 1] === 0)
    )
      return true;
  }
  return false;
}
