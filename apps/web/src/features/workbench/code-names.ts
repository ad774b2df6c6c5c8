import type { Code, CodeId, Confidence, OwnCode, UserId } from "@concord/domain";

/** A coder's own code, as the palette and the lists show it beside the codebook's. */
export function codeOfOwn(own: Pick<OwnCode, "id" | "label">): Code {
  return { id: own.id, label: own.label, number: "", group: null, definition: "", example: "", origin: "coder" };
}

/** A new id for a code that a coder makes while coding. */
export function newOwnCodeId(random: () => string): CodeId {
  return `own/${random()}` as CodeId;
}

/** Number and label, as codes are spoken of: "3.3 Social support (emotional)". */
export function codeName(code: Pick<Code, "number" | "label">): string {
  return code.number ? `${code.number} ${code.label}` : code.label;
}

/** Confidence as it is shown. */
export const CONFIDENCE_SIGNS: Readonly<Record<Confidence, string>> = { probable: "+", certain: "++" };

/** Codes by id; one that is in neither list keeps its id as its name, so that nothing coded becomes invisible. */
export type CodeLookup = (id: CodeId) => Code;

export function codeLookup(codes: readonly Code[], own: readonly Pick<OwnCode, "id" | "label">[] = []): CodeLookup {
  const byId = new Map([...codes, ...own.map(codeOfOwn)].map((code) => [code.id, code]));
  return (id) => byId.get(id) ?? codeOfOwn({ id, label: id });
}

/** Who codes, for the names of stripes. */
export type Coder = { readonly id: UserId; readonly name: string };
