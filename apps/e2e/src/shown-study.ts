import { randomUUID } from "node:crypto";
import { documents } from "@concord/contracts";
import { openLayer } from "@concord/crdt";
import { type CodeId, type CodingId, quoteOf, type TextHash } from "@concord/domain";
import { enterRoom } from "./layer-room.ts";
import { aStudy, type Person, type Study, submit } from "./study.ts";

type Coded = readonly [quote: string, code: string, confidence: "probable" | "certain", memo?: string];

const ALICES: readonly Coded[] = [
  ["walk to the lake and back without sitting down", "bcttv1/1.3", "certain"],
  ["She wrote that on a card and I put the card on the fridge", "bcttv1/7.1", "probable"],
  ["Tuesdays and Fridays, straight after breakfast", "bcttv1/1.4", "certain", "When and after what."],
  ["If it rained I would walk in the covered market instead", "bcttv1/1.2", "certain"],
  ["She also gave me a little counter that I clip to my shoe", "bcttv1/12.5", "certain"],
  ["Every evening I wrote the number into a notebook", "bcttv1/2.3", "certain"],
  ["Once a month she went through it with me and said what had changed", "bcttv1/2.2", "certain"],
  ["She came along on Fridays, and she would ring at nine", "bcttv1/3.2", "certain"],
  ["It only frightened me", "bcttv1/5.2", "probable"],
  ["Now I am the one who brings new people along", "relational/17.1", "probable", "Passes on what she knows herself."],
];
const BOBS: readonly Coded[] = [
  ["walk to the lake and back without sitting down", "bcttv1/1.3", "certain"],
  ["I put the card on the fridge", "bcttv1/7.1", "certain"],
  ["Tuesdays and Fridays, straight after breakfast", "bcttv1/1.4", "certain"],
  [
    "a little counter that I clip to my shoe. Every evening I wrote the number into a notebook",
    "bcttv1/2.3",
    "certain",
  ],
  ["Once a month she went through it with me", "bcttv1/2.1", "certain"],
  ["she would ring at nine and say: I have my shoes on, have you?", "bcttv1/7.1", "probable"],
  ["I tell them to start with one bench and back", "bcttv1/8.7", "certain"],
];

async function code(study: Study, person: Person, index: number, codings: readonly Coded[]): Promise<void> {
  const document = study.documents[index];
  if (!document) throw new Error(`the study has no document ${index}`);
  const params = { projectId: study.projectId, documentId: document.id };
  const { text, textHash } = await person.api.call(documents.readDocument, { params });
  const visit = await enterRoom(person.api, `layer/${study.roundId}/${document.revisionId}/${person.id}`);
  if ("refused" in visit) throw new Error(visit.refused);
  const layer = openLayer(visit.doc, person.id);
  for (const [quote, codeId, confidence, memo = ""] of codings) {
    const start = text.indexOf(quote);
    if (start < 0) throw new Error(`the document does not say: ${quote}`);
    const span = { start, end: start + quote.length };
    const id = randomUUID() as CodingId;
    const fields = { confidence, memo, textHash: textHash as TextHash, deviceTime: new Date().toISOString() };
    layer.put({ id, ...span, code: codeId as CodeId, ...quoteOf(text, span), ...fields });
  }
  await visit.saved();
  await visit.leave();
}

/**
 * A study worth looking at: the first document coded by both and released, the second submitted by Bob only, the rest
 * still to be coded.
 */
export async function aShownStudy(url: string): Promise<Study> {
  const study = await aStudy(url);
  const { alice, bob } = study;
  const [first, second] = study.documents;
  if (!first || !second) throw new Error("the study has fewer than two documents");
  await code(study, alice, 0, ALICES);
  await code(study, bob, 0, BOBS);
  await code(study, alice, 1, [
    ["First we each wrote down what we had eaten that week", "bcttv1/2.3", "certain"],
    [
      "The cook showed us how to make a lentil sauce",
      "bcttv1/6.1",
      "certain",
      "Shown slowly, then done by themselves.",
    ],
    ["Then we did it ourselves", "bcttv1/8.1", "probable"],
    ["We moved the sweets to the top shelf and put a bowl of fruit where the keys lie", "bcttv1/12.1", "certain"],
    ["hang the list on the door", "bcttv1/7.1", "probable"],
    ["there is always somebody who writes that their week was worse", "bcttv1/3.1", "certain"],
  ]);
  await submit(study, alice, first.id);
  await submit(study, bob, first.id);
  await submit(study, bob, second.id);
  return study;
}
