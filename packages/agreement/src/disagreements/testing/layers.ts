import type { CodeId, CodingId, Confidence, UserId } from "@concord/domain";
import fc from "fast-check";
import type { ComparedCoding, ComparedLayer } from "../compared-layer.ts";
import { disagreementsOf } from "../comparison.ts";

export const TEXT = "I walked every day. My sister came along, at first. Then I went on my own!";
export const CODES = ["1.1", "3.1", "3.2", "7.1"].map((number) => `bcttv1/${number}` as CodeId);
export const [GOAL, SUPPORT, PRACTICAL] = CODES as [CodeId, CodeId, CodeId, CodeId];

/** A coding of the given words, or of a span. */
export function coding(
  id: string,
  where: string | readonly [number, number],
  code: CodeId,
  confidence: Confidence = "certain",
): ComparedCoding {
  const start = typeof where === "string" ? TEXT.indexOf(where) : where[0];
  if (start < 0) throw new Error(`not in the text: ${where}`);
  const end = typeof where === "string" ? start + where.length : where[1];
  return { id: id as CodingId, start, end, code, confidence };
}

export function layer(
  coder: string,
  codings: readonly ComparedCoding[],
  codes: readonly CodeId[] = CODES,
): ComparedLayer {
  return { coder: coder as UserId, codes: new Set(codes), codings };
}

export function compare(first: readonly ComparedCoding[], second: readonly ComparedCoding[], tolerance = 0) {
  return disagreementsOf({ first: layer("alice", first), second: layer("bea", second), text: TEXT, tolerance });
}

const spanIn = fc
  .tuple(fc.nat(TEXT.length - 1), fc.integer({ min: 1, max: 30 }))
  .map(([start, length]): readonly [number, number] => [start, Math.min(TEXT.length, start + length)]);

/** Up to nine codings of three codes anywhere in the text, with ids that begin with `prefix`. */
export const someCodings = (prefix: string) =>
  fc
    .array(fc.record({ span: spanIn, code: fc.constantFrom(...CODES.slice(0, 3)), sure: fc.boolean() }), {
      maxLength: 9,
    })
    .map((all) =>
      all.map(({ span, code, sure }, index) => coding(`${prefix}${index}`, span, code, sure ? "certain" : "probable")),
    );
