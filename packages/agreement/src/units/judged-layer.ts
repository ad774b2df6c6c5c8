import type { CodeId } from "@concord/domain";
import { type CodedLayer, codesLookedFor } from "./coded-document.ts";
import { contains, type Run, type Runs, united } from "./runs.ts";
import type { Units } from "./units.ts";

/** What a coder says of a code in a unit. The last two are missing values and enter no table. */
export type Judgement = "present" | "absent" | "not_assessed" | "not_applicable";

/** Whether a coding marked `+` says that its code is there. Printed beside every result. */
export type ProbableCounts = "present" | "absent";

/** For each code the units in which it is coded; codes that are coded nowhere are left out. */
export type RunsByCode = ReadonlyMap<CodeId, Runs>;

/** One coder's judgements on one document, stored by what is coded: the cost is that of the codings. */
export type JudgedLayer = {
  /** Codes that are absent wherever they are not present. */
  readonly assessed: ReadonlySet<CodeId>;
  /** Codes that are impossible in this document, even if they were coded. */
  readonly notApplicable: ReadonlySet<CodeId>;
  /** Where a code is coded with any confidence. */
  readonly marked: RunsByCode;
  /** Where at least one coding of it is certain. */
  readonly certain: RunsByCode;
  /** Where it counts as present: one of the two above, as the table's rule for `+` says. */
  readonly present: RunsByCode;
  /** Codings that overlap no unit, such as those of an interviewer's turn; they count nowhere. */
  readonly outside: number;
};

/** What a layer says of each unit. Without a submitted layer nothing is assessed. */
export function judge(layer: CodedLayer | undefined, units: Units, probable: ProbableCounts): JudgedLayer {
  const marked = new Map<CodeId, Run[]>();
  const certain = new Map<CodeId, Run[]>();
  let outside = 0;
  for (const coding of layer?.codings ?? []) {
    const run = units.runOf(coding);
    if (!run) {
      outside++;
      continue;
    }
    add(marked, coding.code, run);
    if (coding.confidence === "certain") add(certain, coding.code, run);
  }
  return judgedLayer(
    {
      assessed: layer ? codesLookedFor(layer) : new Set(),
      notApplicable: layer?.notApplicable ?? new Set(),
      marked,
      certain,
      outside,
    },
    probable,
  );
}

/** Puts runs in order, and applies the rule for `+`. */
export function judgedLayer(
  layer: Pick<JudgedLayer, "assessed" | "notApplicable" | "outside"> &
    Readonly<Record<"marked" | "certain", ReadonlyMap<CodeId, readonly Run[]>>>,
  probable: ProbableCounts,
): JudgedLayer {
  const inOrder = (runs: ReadonlyMap<CodeId, readonly Run[]>): RunsByCode =>
    new Map([...runs].map(([code, each]) => [code, united(each)]));
  const [marked, certain] = [inOrder(layer.marked), inOrder(layer.certain)];
  return { ...layer, marked, certain, present: probable === "present" ? marked : certain };
}

/** What the layer says of the code in every unit in which it is not present. */
export function judgementElsewhere(layer: JudgedLayer, code: CodeId): Exclude<Judgement, "present"> {
  if (layer.notApplicable.has(code)) return "not_applicable";
  return layer.assessed.has(code) ? "absent" : "not_assessed";
}

/** Units in which the layer says that the code is present; none where it can not be. */
export function presentIn(layer: JudgedLayer, code: CodeId, by: RunsByCode = layer.present): Runs {
  return layer.notApplicable.has(code) ? [] : (by.get(code) ?? []);
}

/** One judgement; what is behind a cell of a screen. */
export function judgementOf(layer: JudgedLayer, code: CodeId, unit: number): Judgement {
  return contains(presentIn(layer, code), unit) ? "present" : judgementElsewhere(layer, code);
}

function add(runs: Map<CodeId, Run[]>, code: CodeId, run: Run): void {
  const known = runs.get(code);
  if (known) known.push(run);
  else runs.set(code, [run]);
}
