import type { CodeId, LateDraft } from "@concord/domain";

export type DraftHeading = { readonly document: string; readonly round: string; readonly coder: string };

/** A draft as a file that programs read. */
export function draftJson(draft: LateDraft, heading: DraftHeading): string {
  const { changes, ownCodes } = draft;
  const file = {
    format: "concord-late-draft",
    version: 1,
    ...heading,
    positions: "UTF-16 code units",
    changes,
    ownCodes,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const COLUMNS = ["change", "code", "name", "confidence", "quote", "memo", "start", "end", "device_time"] as const;

/** A draft as a table that people read. @param nameOf - number and label of a code */
export function draftCsv({ changes }: LateDraft, nameOf: (code: CodeId) => string): string {
  const rows = changes.map(({ kind, coding: { code, confidence, quote, memo, start, end, deviceTime } }) => [
    kind,
    code,
    nameOf(code),
    confidence,
    quote,
    memo,
    `${start}`,
    `${end}`,
    deviceTime,
  ]);
  // Without the mark, spreadsheets take the letters for those of another alphabet.
  return `\uFEFF${[COLUMNS, ...rows].map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

/** Spreadsheets run what begins like a formula; an apostrophe makes it text. */
function field(words: string): string {
  const safe = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a file to the person. */
export function download(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the content when the click is done with.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A name that every file system takes. */
export function fileName(document: string, ending: string): string {
  return `${document.replace(/[^\p{L}\p{N}._-]+/gu, "-").slice(0, 80)}-late-codings.${ending}`;
}
