import type { Code } from "@concord/domain";
import { codesOf } from "../taxonomy.ts";
import { RELATIONAL_TECHNIQUES } from "./techniques.ts";

/** The group *Relational aspects*: five project codes, `relational/17.1` to `relational/17.5`. */
export const RELATIONAL_ASPECTS: readonly Code[] = codesOf("relational", "project", RELATIONAL_TECHNIQUES);
