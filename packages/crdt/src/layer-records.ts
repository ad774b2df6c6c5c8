import type { CodeId, Coding, CodingId, Confidence, OwnCode, Stance, TextHash } from "@concord/domain";

/**
 * Records as a layer's document holds them: plain values in a map by id, replaced whole. The id is the key and the
 * coder is the owner of the room, so neither is repeated inside.
 */
export type CodingRecord = Omit<Coding, "id">;
export type OwnCodeRecord = Pick<OwnCode, "label">;

/** What came of reading a record: the value, built of the known fields and nothing else, or what is wrong with it. */
export type Read<T> = { readonly value: T } | { readonly fault: string };

/** Longest texts in UTF-16 code units. The quote is bounded by its span. */
const LONGEST = { id: 200, memo: 100_000, label: 300, quote: 5_000_000, context: 64, field: 500, time: 64, hash: 64 };
/** Positions are stored as 32-bit whole numbers. */
const LAST_POSITION = 2 ** 31 - 1;
const CONFIDENCES: readonly unknown[] = ["probable", "certain"] satisfies Confidence[];
const STANCES: readonly unknown[] = ["delivered", "received", "intended", "wished"] satisfies Stance[];
/** NUL cannot be stored, and half of a surrogate pair is no character: it would come back as another one. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

function isText(value: unknown, longest: number): value is string {
  return typeof value === "string" && value.length <= longest && !UNSTORABLE.test(value);
}

function isId(value: unknown): value is string {
  return isText(value, LONGEST.id) && value !== "";
}

/** Reads what claims to be a coding. Anybody may write anything into a shared map, under any key. */
export function readCoding(id: string, record: unknown): Read<Coding> {
  if (!isId(id)) return { fault: "the id is empty, too long or no text" };
  if (typeof record !== "object" || record === null) return { fault: "not a record" };
  const { start, end, code, confidence, memo, targetBehaviour, stance, arm, exemplar, ...words } = record as Partial<
    Record<keyof CodingRecord, unknown>
  >;
  const isPosition = (value: unknown): value is number =>
    Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= LAST_POSITION;
  if (!isPosition(start) || !isPosition(end)) return { fault: "start and end are not positions" };
  if (start >= end) return { fault: "start does not lie before end" };
  if (!isId(code)) return { fault: "no code" };
  if (!CONFIDENCES.includes(confidence)) return { fault: "confidence is neither probable nor certain" };
  if (!isText(memo, LONGEST.memo)) return { fault: "memo is not a text, or too long" };
  const { quote, before, after, textHash, deviceTime } = words;
  if (!isText(quote, LONGEST.quote)) return { fault: "quote is not a text" };
  if (!isText(before, LONGEST.context) || !isText(after, LONGEST.context)) return { fault: "context is not a text" };
  if (!isText(textHash, LONGEST.hash)) return { fault: "textHash is not a text" };
  if (!isText(deviceTime, LONGEST.time)) return { fault: "deviceTime is not a text" };
  if (targetBehaviour !== undefined && !isText(targetBehaviour, LONGEST.field)) return { fault: "unknown target" };
  if (stance !== undefined && !STANCES.includes(stance)) return { fault: "unknown stance" };
  if (arm !== undefined && !isText(arm, LONGEST.field)) return { fault: "arm is not a text, or too long" };
  if (exemplar !== undefined && typeof exemplar !== "boolean") return { fault: "exemplar is neither yes nor no" };
  return {
    value: {
      id: id as CodingId,
      start,
      end,
      code: code as CodeId,
      confidence: confidence as Confidence,
      memo,
      ...(targetBehaviour === undefined ? {} : { targetBehaviour }),
      ...(stance === undefined ? {} : { stance: stance as Stance }),
      ...(arm === undefined ? {} : { arm }),
      ...(exemplar === undefined ? {} : { exemplar }),
      quote,
      before,
      after,
      textHash: textHash as TextHash,
      deviceTime,
    },
  };
}

/** A coder's own codes are told from those of a codebook by their ids. */
const OWN = "own/";

/** Reads what claims to be a coder's own code. */
export function readOwnCode(id: string, record: unknown): Read<Pick<OwnCode, "id" | "label">> {
  if (!isId(id) || !id.startsWith(OWN)) return { fault: `the id does not begin with ${OWN}, or is too long` };
  const label = (record as Partial<Record<"label", unknown>> | null | undefined)?.label;
  if (!isText(label, LONGEST.label) || label.trim() === "") return { fault: "no label, or too long" };
  return { value: { id: id as CodeId, label } };
}
