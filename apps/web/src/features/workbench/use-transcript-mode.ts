import { useState } from "react";
import type { TranscriptMode } from "#features/transcript/index.ts";

/** A caret in the text, except on touch devices: an editable text would bring up their keyboard. */
export function useTranscriptMode() {
  return useState<TranscriptMode>(() =>
    matchMedia("(hover: none) and (pointer: coarse)").matches ? "plain" : "caret",
  );
}
