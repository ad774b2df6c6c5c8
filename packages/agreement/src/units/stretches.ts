import type { CodeId } from "@concord/domain";
import { type Judgement, judgementElsewhere, presentIn } from "./judged-layer.ts";
import { type Run, sweep } from "./runs.ts";
import type { UnitDocument } from "./unit-table.ts";

/** Consecutive units on which every coder says the same of one code. */
export type Stretch = Run & {
  /** One for each coder, in the order of the table. */
  readonly judgements: readonly Judgement[];
};

/** All units of a document, cut where the judgement of any coder on the code changes. */
export function stretchesOf({ units, layers }: UnitDocument, code: CodeId): Stretch[] {
  const elsewhere = layers.map((layer) => judgementElsewhere(layer, code));
  const present = layers.map((layer) => presentIn(layer, code));
  return sweep(units.count, present).map(({ start, end, by }) => ({
    start,
    end,
    judgements: elsewhere.map((judgement, coder) => (by[coder] ? "present" : judgement)),
  }));
}

/** Whether a judgement is one of the two that can be compared. */
export function isRated(judgement: Judgement): boolean {
  return judgement === "present" || judgement === "absent";
}
