import type {
  Block,
  CodeId,
  Coding,
  CodingId,
  Confidence,
  DocumentId,
  Span,
  TranscriptStructure,
  UserId,
} from "@concord/domain";
import type { CodedDocument } from "../src/index.ts";

/**
 * A synthetic study: 21 interviews, each coded by Alice and Bea. Both start from the same techniques and then differ in
 * known places, so that every count and coefficient is known beforehand. A technique lies in two whole sentences in the
 * middle of a participant's turn.
 */
const TECHNIQUES: Readonly<Record<string, string>> = {
  PW01: "1.4 3.2 6.3 9.1 15.3",
  PW02: "1.4 4.1 8.7 9.1 15.3",
  PW03: "1.5 4.1 8.7 11.2 15.3",
  PW04: "1.1 1.5 4.1 8.7 11.2",
  PW05: "1.1 1.5 6.1 10.4 11.2",
  PW06: "1.1 2.3 6.1 10.4 13.1",
  PW07: "2.3 3.1 6.1 11.3 13.1",
  PW08: "3.1 5.1 6.2 11.3 13.1",
  PW09: "3.1 5.1 6.2 11.3 15.1",
  PW10: "3.2 5.1 6.2 12.1 15.1",
  PW11: "3.2 6.3 9.1 12.1 15.1",
  SP01: "1.1 1.2 4.1 4.3 8.2 9.1 13.5",
  SP02: "1.1 1.2 4.1 4.3 8.3 11.2 14.5",
  SP03: "1.1 1.3 5.3 6.1 9.2 11.2 15.4",
  SP04: "1.3 3.1 5.3 6.1 9.3 11.2 16.2",
  SP05: "2.2 3.1 5.4 6.1 10.9 13.1 16.3",
  SP06: "2.2 3.1 5.4 6.2 11.1 13.1",
  SP07: "3.2 3.3 5.6 6.2 12.2 13.1",
  SP08: "3.2 3.3 6.2 7.1 12.4 15.1",
  SP09: "3.2 4.2 7.7 9.1 13.2 15.1",
  SP10: "4.1 4.2 8.1 9.1 13.4 15.1",
};
/** Codes of the project's own group: document, code, participant turn. */
const RELATIONAL: readonly (readonly [string, string, number])[] = [
  ["PW04", "17.1", 28],
  ["PW05", "17.1", 28],
  ["PW06", "17.1", 28],
  ["PW08", "17.2", 28],
  ["SP01", "17.2", 2],
  ["PW08", "17.3", 29],
  ["PW09", "17.3", 28],
  ["SP04", "17.4", 28],
  ["SP03", "17.5", 28],
];
const GROUP_SIZES = [9, 7, 3, 4, 6, 3, 8, 7, 3, 11, 4, 6, 5, 10, 4, 3];

type Departure = {
  readonly substituted: Readonly<Record<string, string>>;
  readonly leftOut: ReadonlySet<string>;
};
const ALICE: Departure = {
  substituted: {
    "PW01 1.4": "1.1",
    "SP07 3.3": "3.1",
    "SP05 2.2": "2.7",
    "SP10 4.1": "6.1",
    "SP04 9.3": "9.2",
    "PW10 12.1": "12.5",
  },
  leftOut: new Set(["PW08 13.1", "SP01 13.5"]),
};
const BEA: Departure = {
  substituted: { "PW07 3.1": "3.3", "SP03 5.3": "5.1", "PW09 15.1": "10.4", "SP09 13.2": "4.3" },
  leftOut: new Set(
    ["PW02 8.7", "PW05 11.2", "PW11 9.1", "SP02 14.5", "SP06 11.1", "SP08 12.4", "SP04 3.1", "SP10 8.1"].concat(
      "PW09 17.3",
    ),
  ),
};

export const alice = "alice" as UserId;
export const bea = "bea" as UserId;
export const codeId = (number: string) => `${number.startsWith("17.") ? "relational" : "bcttv1"}/${number}` as CodeId;
export const BCTTV1 = GROUP_SIZES.flatMap((size, group) =>
  Array.from({ length: size }, (_, index) => codeId(`${group + 1}.${index + 1}`)),
);
const WITH_RELATIONAL = [...BCTTV1, ...["17.1", "17.2", "17.3", "17.4", "17.5"].map(codeId)];

type Passage = { readonly number: string; readonly both: Span; readonly second: Span };
type CodingOfTest = Pick<Coding, "id" | "start" | "end" | "code" | "confidence">;
export type CodedInterview = CodedDocument & {
  readonly layers: readonly (CodedDocument["layers"][number] & { readonly codings: readonly CodingOfTest[] })[];
};

/** The 21 documents with both layers, in the order PW01..PW11, SP01..SP10. */
export function twoCodersCorpus(): CodedInterview[] {
  const interviews = Object.entries(TECHNIQUES).map(([name, numbers]) => interview(name, numbers.split(" ")));
  const shared = interviews
    .flatMap(({ name, passages }) => passages.map(({ number }) => `${name} ${number}`))
    .filter((cell) => !cell.includes(" 17."))
    .filter((cell) => [ALICE, BEA].every((coder) => !(cell in coder.substituted) && !coder.leftOut.has(cell)));
  const rankOf = new Map(shared.map((cell, index) => [cell, index]));

  const layerOf = (coder: UserId, name: string, passages: readonly Passage[]) => {
    const departure = coder === alice ? ALICE : BEA;
    const codings = passages
      .filter(({ number }) => !departure.leftOut.has(`${name} ${number}`))
      .map(({ number, both, second }): CodingOfTest => {
        const rank = rankOf.get(`${name} ${number}`);
        const onlySecond = coder === bea && rank !== undefined && rank % 10 === 3;
        return {
          id: `${coder}-${name}-${number}` as CodingId,
          ...(onlySecond ? second : both),
          code: codeId(departure.substituted[`${name} ${number}`] ?? number),
          confidence: confidenceOf(coder, rank),
        };
      });
    const codes = coder === bea && name === "PW09" ? BCTTV1 : WITH_RELATIONAL;
    return { coder, submitted: true, codes: new Set(codes), codings };
  };
  return interviews.map(({ name, text, structure, passages }) => ({
    documentId: name as DocumentId,
    text,
    structure,
    attributes: { role: name.slice(0, 2) },
    layers: [layerOf(alice, name, passages), layerOf(bea, name, passages)],
  }));
}

function confidenceOf(coder: UserId, rank: number | undefined): Confidence {
  if (rank === undefined || rank < 60) return "certain";
  if (rank < 70) return coder === alice ? "certain" : "probable";
  if (rank < 75) return coder === alice ? "probable" : "certain";
  return "probable";
}

function interview(name: string, numbers: readonly string[]) {
  const blocks: Block[] = [];
  const sentences: Span[][] = [];
  let text = "";
  for (let turn = 1; turn <= 60; turn++) {
    const participant = turn % 2 === 0;
    const start = text.length;
    text += `${participant ? name : "Interviewer"}: `;
    const labelEnd = text.length;
    const spoken = participant
      ? ["The bus was late again.", `It was ${name} who did it.`, `That was time ${turn}.`, "It rained."]
      : ["And then?"];
    const spans = spoken.map((sentence) => {
      const from = text.length;
      text += `${sentence} `;
      return { start: from, end: from + sentence.length };
    });
    if (participant) sentences.push(spans);
    text += "\n";
    blocks.push({ kind: "turn", start, end: text.length, labelEnd, speaker: participant ? 1 : 0, turn });
  }
  const structure: TranscriptStructure = {
    blocks,
    ranges: [],
    speakers: [
      { name: "Interviewer", part: "interviewer" },
      { name, part: "participant" },
    ],
  };
  const passageIn = (number: string, turn: number): Passage => {
    const [, first, second] = sentences[turn - 1] as Span[];
    if (!first || !second) throw new Error(`no turn ${turn} in ${name}`);
    return { number, both: { start: first.start, end: second.end }, second };
  };
  const passages = numbers.map((number, index) => passageIn(number, 2 + 4 * index));
  for (const [document, number, turn] of RELATIONAL) {
    if (document !== name) continue;
    const passage = passageIn(number, turn);
    // In SP01 the passage runs over from its turn into the next one.
    const end = sentences[turn]?.[0]?.end ?? 0;
    passages.push(name === "SP01" ? { ...passage, both: { start: passage.second.start, end } } : passage);
  }
  return { name, text, structure, passages };
}
