import { alpha } from "./alpha.ts";
import { bootstrap } from "./bootstrap.ts";
import { kappaPerCode } from "./kappa-per-code.ts";
import type { Row } from "./row.ts";
import { alphaUnitizingOfSpans, uAlphaOfSpans } from "./spans.ts";

export const ROWS: readonly Row[] = [kappaPerCode, alpha, bootstrap, uAlphaOfSpans, alphaUnitizingOfSpans];
