import type { CodeId } from "@concord/domain";
import { type JudgedLayer, judgedLayer, type ProbableCounts, type RunsByCode } from "./judged-layer.ts";
import type { Run } from "./runs.ts";

/** The group that each code belongs to. A code without one is not counted when groups are. */
export type GroupOfCode = ReadonlyMap<CodeId, CodeId>;
/** The codes that each group is made of. */
export type CodesOfGroup = ReadonlyMap<CodeId, readonly CodeId[]>;

/** @param chosen - when given, groups are made of these codes only */
export function codesOfGroups(groups: GroupOfCode, chosen?: ReadonlySet<CodeId>): CodesOfGroup {
  const codes = new Map<CodeId, CodeId[]>();
  for (const [code, group] of groups) {
    if (chosen && !chosen.has(code)) continue;
    codes.set(group, [...(codes.get(group) ?? []), code]);
  }
  return codes;
}

/**
 * A layer's judgements on groups, by three-valued logic. A group is present where any code of it is. Elsewhere it is
 * absent only if every code of it that can occur was assessed; else nothing is known of it. It is not applicable if none
 * of its codes is. Codings of a code that is not applicable do not count for the group either.
 */
export function judgeGroups(layer: JudgedLayer, groups: CodesOfGroup, probable: ProbableCounts): JudgedLayer {
  const assessed = new Set<CodeId>();
  const notApplicable = new Set<CodeId>();
  const marked = new Map<CodeId, readonly Run[]>();
  const certain = new Map<CodeId, readonly Run[]>();
  for (const [group, codes] of groups) {
    const applicable = codes.filter((code) => !layer.notApplicable.has(code));
    if (applicable.length === 0) notApplicable.add(group);
    if (applicable.every((code) => layer.assessed.has(code))) assessed.add(group);
    const runsIn = (byCode: RunsByCode) => applicable.flatMap((code) => byCode.get(code) ?? []);
    marked.set(group, runsIn(layer.marked));
    certain.set(group, runsIn(layer.certain));
  }
  return judgedLayer({ assessed, notApplicable, marked, certain, outside: layer.outside }, probable);
}
