import { useState } from "react";
import type { TranscriptMode } from "#features/transcript/index.ts";

/** Whether fingers are the only pointer here. */
export const isTouchOnly = () => matchMedia("(hover: none) and (pointer: coarse)").matches;

/** A caret in the text, except on touch devices: an editable text would bring up their keyboard. */
export function useTranscriptMode() {
  return useState<TranscriptMode>(() => (isTouchOnly() ? "plain" : "caret"));
}
