import type { CodeId } from "@concord/domain";

/**
 * Labels of BCT Taxonomy v1 that circulate in published lists and data, besides those that differ only in spelling, case,
 * apostrophes, hyphens or spaces. One of them is a misprint that is widely copied.
 */
export const LABEL_VARIANTS: ReadonlyMap<CodeId, readonly string[]> = new Map(
  Object.entries({
    "bcttv1/2.5": ["Monitoring outcome(s) of behaviour by others without feedback"],
    "bcttv1/4.1": ["Instruction on how to perform behaviour", "Instruction on how to perform a behaviour"],
    "bcttv1/6.1": ["Demonstration of behavior"],
    "bcttv1/7.1": ["Prompts and cues"],
    "bcttv1/8.6": ["Generalisation of a target behaviour"],
    "bcttv1/13.4": ["Valued self-identify"],
  }).map(([id, labels]) => [id as CodeId, labels]),
);
