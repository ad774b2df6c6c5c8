import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { docxFile } from "./docx-file.ts";

export type OwnDocument = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

const stored = (name: string, mimeType: string): OwnDocument => ({
  name,
  mimeType,
  buffer: readFileSync(fileURLToPath(new URL(`../documents/${name}`, import.meta.url))),
});

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** An interview with bold speaker names, as a word processor writes it. */
const allotment: OwnDocument = {
  name: "allotment.docx",
  mimeType: DOCX,
  buffer: docxFile([
    { heading: "Second interview, allotment society" },
    { speaker: "Interviewer", words: "Last time you wanted to stop smoking before the beans were up. How did it go?" },
    { speaker: "Joaquín", words: "They are up and I have not smoked since the ninth of May. I told everybody at the" },
    { words: "society on the same evening, so that I could not quietly begin again." },
    { speaker: "Interviewer", words: "What did you do when you wanted one?" },
    {
      speaker: "Joaquín",
      words: "I went to water something. I had thought of that before: if my hands want a cigarette,",
    },
    { words: "they get the watering can. And I had thrown the ashtray from the shed away. 🌱" },
    { speaker: "Interviewer", words: "Who knew how you were doing?" },
    {
      speaker: "Joaquín",
      words: "Marta. She sends me a message every week, a number only: how many days she believes.",
    },
    { speaker: "Joaquín", words: "So far she has always been right, and I like to be believed." },
  ]),
};

/** Four transcripts, one of each format: with an emoji, combining accents and CRLF among them. */
export const transcripts: readonly OwnDocument[] = [
  stored("walking-group.txt", "text/plain"),
  stored("evening-meals.md", "text/markdown"),
  allotment,
  stored("sleep-diary.vtt", "text/vtt"),
];

/** A file that calls itself a document and is none. */
export const tornFile: OwnDocument = stored("torn-notes.docx", DOCX);
