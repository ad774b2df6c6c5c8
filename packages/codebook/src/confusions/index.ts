import type { CodeId } from "@concord/domain";
import { BCTTV1 } from "../bcttv1/index.ts";
import { RELATIONAL_ASPECTS } from "../relational-aspects/index.ts";
import { CONFUSION_TABLE } from "./table.ts";

/** A code that is easily taken for the one at hand, and the question that tells them apart. */
export type Confusion = { readonly code: CodeId; readonly ask: string };

const idOf = new Map([...BCTTV1, ...RELATIONAL_ASPECTS].map((code) => [code.number, code.id]));
const confusions = new Map<CodeId, Confusion[]>();
for (const { numbers, ask } of CONFUSION_TABLE) {
  const ids = numbers.map((number) => {
    const id = idOf.get(number);
    if (id === undefined) throw new Error(`the table of confusions names ${number}, which is no code`);
    return id;
  });
  for (const id of ids)
    confusions.set(id, [
      ...(confusions.get(id) ?? []),
      ...ids.filter((other) => other !== id).map((other) => ({ code: other, ask })),
    ]);
}

/** Codes easily confused with this one; none for codes that the table does not know. */
export function confusionsOf(code: CodeId): readonly Confusion[] {
  return confusions.get(code) ?? [];
}

/** What to ask to tell two codes apart, whichever comes first; nothing when the pair is not known for confusion. */
export function questionBetween(one: CodeId, other: CodeId): string | undefined {
  return confusionsOf(one).find(({ code }) => code === other)?.ask;
}
