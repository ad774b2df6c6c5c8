import type { Coding, OwnCode } from "@concord/domain";

/**
 * Records as a layer's document holds them: plain values in a map by id, replaced whole. The id is the key and the
 * coder is the owner of the room, so neither is repeated inside.
 */
export type CodingRecord = Omit<Coding, "id">;
export type OwnCodeRecord = Pick<OwnCode, "label">;

const CONFIDENCES = new Set(["probable", "certain"]);
const STANCES = new Set(["delivered", "received", "intended", "wished"]);
const LONGEST_MEMO = 100_000;
const LONGEST_LABEL = 300;

/** What is wrong with a record that claims to be a coding, or nothing. Anybody may write anything into a shared map. */
export function codingFault(record: unknown): string | undefined {
  if (typeof record !== "object" || record === null) return "not a record";
  const coding = record as Record<string, unknown>;
  const { start, end } = coding;
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return "start and end are not whole numbers";
  if ((start as number) < 0 || (start as number) >= (end as number)) return "start does not lie before end";
  if (typeof coding.code !== "string" || coding.code === "" || coding.code.length > 200) return "no code";
  if (!CONFIDENCES.has(coding.confidence as string)) return "confidence is neither probable nor certain";
  if (typeof coding.memo !== "string" || coding.memo.length > LONGEST_MEMO) return "memo is not a text";
  for (const field of ["quote", "before", "after", "textHash", "deviceTime"])
    if (typeof coding[field] !== "string") return `${field} is not a text`;
  if (coding.stance !== undefined && !STANCES.has(coding.stance as string)) return "unknown stance";
  for (const field of ["targetBehaviour", "arm"])
    if (coding[field] !== undefined && typeof coding[field] !== "string") return `${field} is not a text`;
  if (coding.exemplar !== undefined && typeof coding.exemplar !== "boolean") return "exemplar is neither yes nor no";
  return undefined;
}

/** What is wrong with a record that claims to be a coder's own code, or nothing. */
export function ownCodeFault(record: unknown): string | undefined {
  const label = (record as OwnCodeRecord | null | undefined)?.label;
  if (typeof label !== "string" || label.trim() === "") return "no label";
  return label.length > LONGEST_LABEL ? "label too long" : undefined;
}
