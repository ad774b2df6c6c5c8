import type { Code } from "@concord/domain";
import { codesOf } from "../taxonomy.ts";
import { TECHNIQUES } from "./techniques.ts";

/** BCT Taxonomy v1: 93 locked codes, `bcttv1/1.1` to `bcttv1/16.3`, in the order of the taxonomy. */
export const BCTTV1: readonly Code[] = codesOf("bcttv1", "taxonomy", TECHNIQUES);
