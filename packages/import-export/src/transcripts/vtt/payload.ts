import { decodeReferences } from "../entities.ts";
import type { DropCounts } from "../notices.ts";

/** What one voice says in a cue; without `voice` the cue names nobody. */
export type Utterance = { readonly voice?: string; readonly words: string };

const TAG = /<(\/?)([^<>]*)>/g;

/** Splits a cue's text by its voice tags; other tags are dropped, character references decoded, line ends spaces. */
export function utterancesOf(payload: string, drops: DropCounts): Utterance[] {
  const found: Utterance[] = [];
  let voice: string | undefined;
  let words = "";
  let reading = false;
  let at = 0;
  const end = () => {
    const said = tidy(words);
    if (said !== "") found.push(voice === undefined ? { words: said } : { voice, words: said });
    words = "";
  };
  for (const tag of payload.matchAll(TAG)) {
    if (!reading) words += payload.slice(at, tag.index);
    at = tag.index + tag[0].length;
    const [, slash, inner = ""] = tag;
    const named = /^v(?:\.[^\s]*)?[ \t\n]+(.*)$/s.exec(inner);
    if (slash === "" && named) {
      end();
      voice = tidy(named[1] ?? "") || undefined;
    } else if (slash === "/" && /^v\s*$/.test(inner)) {
      end();
      voice = undefined;
    } else if (/^rt\s*$/.test(inner)) {
      // The reading aid beside a word says the word again.
      reading = slash === "";
    } else if (isCueTag(inner)) {
      drops.add("cue_tags", slash === "" ? 1 : 0);
    } else if (!reading) words += tag[0];
  }
  words += payload.slice(at);
  end();
  return found;
}

/** Tags that the format knows; anything else between angle brackets was typed by somebody. */
function isCueTag(inner: string): boolean {
  return /^(?:[cibu]|ruby|lang)(?:[.\s]|$)/.test(inner) || /^(?:\d+:)?\d+:\d+[.,]\d+$/.test(inner);
}

function tidy(text: string): string {
  return decodeReferences(text)
    .replace(/[ \t\r\n\u0085\u2028\u2029]+/g, " ")
    .trim();
}
