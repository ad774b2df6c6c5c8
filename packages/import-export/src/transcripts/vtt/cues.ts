import type { DropCounts } from "../notices.ts";
import { endReading } from "../refusals.ts";

export type Cue = {
  /** As typed, without fractions of a second; hours always. */
  readonly time: string;
  readonly payload: string;
};

const TIMING = /^[ \t]*((?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3})[ \t]*-->[ \t]*(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}/;

/** Splits a WebVTT file into cues; notes, styles and regions are counted and left out. */
export function cuesOf(source: string, drops: DropCounts): Cue[] {
  const lines = source.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? "")) endReading({ code: "damaged", where: "WEBVTT", line: 1 });
  const cues: Cue[] = [];
  let block: string[] = [];
  for (const line of [...lines.slice(1), ""]) {
    if (line.trim() !== "" || (block.length > 0 && TIMING.test(block.at(-1) ?? "") && line !== "")) {
      block.push(line);
      continue;
    }
    readBlock(block, cues, drops);
    block = [];
  }
  return cues;
}

function readBlock(block: readonly string[], cues: Cue[], drops: DropCounts): void {
  const timing = block.findIndex((line) => TIMING.test(line));
  if (timing === -1 || timing > 1) {
    if (/^(NOTE|STYLE|REGION)(\s|$)/.test(block[0] ?? "")) drops.add("cue_notes");
    return;
  }
  const payload = block.slice(timing + 1).join("\n");
  const time = TIMING.exec(block[timing] ?? "")?.[1] ?? "";
  if (payload.trim() === "") drops.add("cues_without_text");
  else cues.push({ time: wholeSeconds(time), payload });
}

function wholeSeconds(time: string): string {
  const parts = (time.split(/[.,]/)[0] ?? "").split(":");
  return [...(parts.length < 3 ? ["00"] : []), ...parts].map((part) => part.padStart(2, "0")).join(":");
}
