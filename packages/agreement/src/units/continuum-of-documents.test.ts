import type { DocumentId } from "@concord/domain";
import { describe, expect, it } from "vitest";
import { continuumOf } from "./continuum-of-documents.ts";
import { aDocument, aLayer, alice, bea, cai, GOAL, PLAN } from "./testing/small-study.ts";

const named = (name: string, text: string, ...layers: Parameters<typeof aDocument>[0]) =>
  aDocument(layers, { documentId: name as DocumentId, text });

const documents = [
  named("p01", "a😀b😀", aLayer(alice, [[1, 4, GOAL]]), aLayer(bea, [[4, 6, PLAN]])),
  named("p02", "abc", aLayer(alice, [[0, 1, GOAL]])),
  named(
    "p03",
    "😀bc",
    aLayer(alice, [
      [0, 2, GOAL],
      [2, 4, PLAN],
    ]),
    aLayer(bea, [[2, 3, GOAL]], { codes: new Set([GOAL]) }),
    aLayer(cai, []),
  ),
  named("p04", "abc", aLayer(alice, []), aLayer(bea, [], { submitted: false })),
];

describe("the continuum of several documents", () => {
  it("lays them one after the other in code points, those that all coders submitted", () => {
    expect(continuumOf(documents, [alice, bea])).toEqual({
      length: 7,
      coders: [
        [
          { start: 1, end: 3, label: GOAL },
          { start: 4, end: 5, label: GOAL },
        ],
        [
          { start: 3, end: 4, label: PLAN },
          { start: 5, end: 6, label: GOAL },
        ],
      ],
      documents: [
        { documentId: "p01", start: 0, end: 4 },
        { documentId: "p03", start: 4, end: 7 },
      ],
      leftOut: { documents: 2, codings: 1 },
    });
  });

  it("leaves out a document in which no code asked for was assessed by all", () => {
    expect(continuumOf(documents, [alice, bea], [PLAN])).toMatchObject({
      length: 4,
      coders: [[], [{ start: 3, end: 4, label: PLAN }]],
      documents: [{ documentId: "p01" }],
      leftOut: { documents: 3, codings: 0 },
    });
  });

  it("has no place for a code that can not occur in the document", () => {
    const document = named(
      "p05",
      "abc",
      aLayer(alice, [[0, 1, PLAN]]),
      aLayer(bea, [], { notApplicable: new Set([PLAN]) }),
    );
    expect(continuumOf([document], [alice, bea])).toMatchObject({ coders: [[], []], leftOut: { codings: 1 } });
  });

  it("is empty without documents", () => {
    expect(continuumOf([], [alice, bea])).toMatchObject({ length: 0, coders: [[], []], documents: [] });
  });
});
