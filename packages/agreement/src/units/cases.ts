import type { CodedDocument } from "./coded-document.ts";

/** Values wanted of some attributes of a case; every attribute named must have one of its values. */
export type CaseFilter = Readonly<Record<string, readonly string[]>>;

/** The documents of the cases asked for. A document that lacks one of the attributes is left out. */
export function ofCases<T extends Pick<CodedDocument, "attributes">>(documents: readonly T[], cases: CaseFilter): T[] {
  const wanted = Object.entries(cases);
  return documents.filter(({ attributes }) =>
    wanted.every(([name, values]) => {
      const value = attributes?.[name];
      return value !== undefined && values.includes(value);
    }),
  );
}
