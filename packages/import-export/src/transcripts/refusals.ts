/** Why a file gives no transcript, with the facts that a sentence about it needs. Sizes are bytes unless named. */
export type ImportRefusal =
  | { readonly code: "unknown_format"; readonly extension: string; readonly looksLike?: LooksLike }
  | { readonly code: "empty" }
  /** White space only, or a document of images. */
  | { readonly code: "no_text"; readonly images: number }
  | {
      readonly code: "too_large";
      readonly what: "file" | "text" | "memory";
      readonly limit: number;
      readonly size?: number;
    }
  | { readonly code: "not_decodable"; readonly reason: "binary" | "utf_32" }
  | { readonly code: "old_word_file" }
  | { readonly code: "encrypted" }
  | { readonly code: "not_a_zip" }
  | { readonly code: "too_many_entries"; readonly limit: number; readonly entries: number }
  | { readonly code: "zip_bomb"; readonly limit: number; readonly where: string }
  | { readonly code: "doctype"; readonly where: string }
  | { readonly code: "too_deep"; readonly limit: number; readonly where: string }
  | { readonly code: "too_many_elements"; readonly limit: number; readonly where: string }
  /** `where`: the part of the file, and for XML the line. */
  | { readonly code: "damaged"; readonly where: string; readonly line?: number }
  | { readonly code: "timed_out"; readonly limitMs: number }
  /** The reader itself broke; the file may be sound. */
  | { readonly code: "reader_failed"; readonly detail: string };

export type LooksLike = "docx" | "old_word" | "pdf" | "rtf" | "zip";

/** Ends a reader from any depth; caught once, where reading begins, and answered as a value. */
export class ReadingEnds extends Error {
  readonly refusal: ImportRefusal;
  constructor(refusal: ImportRefusal) {
    super(`reading ends: ${refusal.code}`);
    this.refusal = refusal;
  }
}

export function endReading(refusal: ImportRefusal): never {
  throw new ReadingEnds(refusal);
}
