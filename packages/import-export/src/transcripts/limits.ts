const MB = 1024 * 1024;

/** What any file may cost. Sizes are bytes; inflated sizes are counted while inflating, for declared ones may lie. */
export const LIMITS = {
  fileBytes: 25 * MB,
  zipEntries: 2_000,
  entryBytes: 64 * MB,
  inflatedBytes: 256 * MB,
  xmlDepth: 256,
  xmlElements: 4_000_000,
  /** UTF-16 code units. */
  textLength: 5_000_000,
} as const;
