import { isCanonical, structureFault } from "@concord/domain";
import fc from "fast-check";
import { readTranscript, type TranscriptFile } from "../src/index.ts";

/** Inputs per format: a share in every run, all of them when asked. */
export const share = process.env.CONCORD_TEST_SHARE === "full" ? 10_000 : 500;

/** What no input may break, whether it is a transcript or not. */
export function holdsFor(file: TranscriptFile): void {
  const read = readTranscript(file);
  if (!read.ok) return;
  const { text, structure, candidates, report } = read.value;
  const fault = structureFault(structure, text.length);
  if (fault) throw new Error(fault);
  if (!isCanonical(text)) throw new Error("the text is not canonical");
  for (const { start, end, kind } of structure.ranges) {
    if (kind !== "speaker" && kind !== "timestamp") continue;
    if (!/^\S.*\S$|^\S$/s.test(text.slice(start, end)))
      throw new Error(`a ${kind} range is not trimmed: ${start}-${end}`);
  }
  const accepted = candidates.filter((candidate) => candidate.accepted).map(({ label }) => label);
  const speakers = structure.speakers.map(({ name }) => name);
  if (accepted.join("\n") !== speakers.join("\n")) throw new Error(`accepted ${accepted}, speakers ${speakers}`);
  for (const candidate of candidates)
    if (candidate.accepted === (candidate.reason !== undefined)) throw new Error(`${candidate.label} lacks a reason`);
  for (const notice of report)
    if ("count" in notice && notice.count < 1) throw new Error(`${notice.code} counts nothing`);
}

const FRAGMENTS = [
  [
    "I: ",
    "P1: ",
    "Int:\t",
    "Anna Lee: ",
    "Well: ",
    "Break: ",
    "Speaker 1 (00:03):",
    "Anna  00:13",
    "Q\t",
    "Date: ",
    "\u05d3\u05e0\u05d4: ",
    "\uff1a",
  ],
  ["[00:01:02] ", "00:01 ", "#00:01:02-5#", "(0:03)", "00:01:02.500 --> 00:01:03.000", "10:30"],
  [
    "word ",
    "How did it go?",
    "Yes.",
    "3. ",
    "e\u0301",
    "\u{1f600}",
    "\u{1f469}\u200d\u{1f52c}",
    "\u05d0\u05d1",
    "\u00a0",
    "\u00ad",
    "\u0301",
    "\ufeff",
  ],
  [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u0085",
    "\u2028",
    "\t",
    "  ",
    "\f",
    "\0",
    "\ud83d",
    "]]>",
    "&",
    "&amp;",
    "&#x1F600;",
    "=1+1",
  ],
  [
    "**",
    "*",
    "_",
    "`",
    "```\n",
    "# ",
    "---\n",
    "- ",
    "> ",
    "[a](b.c)",
    "![",
    "](",
    "|",
    "|-|\n",
    "\\",
    "<b>",
    "<!--",
    "-->",
    "{{< x >}}",
    "~~",
  ],
  ["WEBVTT\n\n", "NOTE x\n\n", "<v Anna>", "</v>", "<c>", "<00:00:01.000>", "STYLE\n"],
].flat();

const fragment = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...FRAGMENTS) },
  fc.string({ unit: "binary", maxLength: 6 }),
);
const LABELS = [
  "I: ",
  "**P1:** ",
  "[00:01] Anna Lee:\t",
  "e\u0301va\u0301: ",
  "Break: ",
  "Anna Lee  00:13\n",
  "<v P1>",
  "Q\t",
  "",
  "",
];
const spoken = fc
  .tuple(fc.constantFrom(...LABELS), fc.array(fragment, { maxLength: 6 }), fc.constantFrom("\n", "\n\n", "\r\n"))
  .map(([label, said, lineEnd]) => label + said.join("") + lineEnd);

/** Texts of what transcripts, and things that break readers, are made of; half of them conversations. */
export const anyText = fc
  .oneof(fc.array(fragment, { maxLength: 60 }), fc.array(spoken, { maxLength: 20 }))
  .map((fragments) => fragments.join(""));

/** A sound file with some bytes changed, cut out or doubled. */
export const mutated = (sound: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(
      sound,
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255), fc.nat(2)), {
        minLength: 1,
        maxLength: 6,
      }),
    )
    .map(([bytes, changes]) => {
      let changed = bytes.slice();
      for (const [place, value, how] of changes) {
        const at = Math.min(Math.floor(place * changed.length), Math.max(0, changed.length - 1));
        if (how === 0) changed[at] = value;
        else if (how === 1) changed = Uint8Array.from([...changed.subarray(0, at), ...changed.subarray(at + value)]);
        else changed = Uint8Array.from([...changed.subarray(0, at), value, ...changed.subarray(at)]);
      }
      return changed;
    });

export const choices = fc.option(
  fc.array(
    fc.record({
      label: fc.constantFrom("I", "p1", "Anna Lee", "Well", "Break", "nobody"),
      part: fc.constantFrom("interviewer" as const, "participant" as const, "other" as const),
    }),
    { maxLength: 4 },
  ),
  { nil: undefined },
);
