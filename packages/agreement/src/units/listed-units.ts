import type { Span } from "@concord/domain";
import { partitionPoint } from "../partition-point.ts";
import type { Units } from "./units.ts";

/**
 * Units that are few enough to be listed.
 *
 * @param spans - in UTF-16 code units, in order and disjoint
 */
export function listedUnits(spans: readonly Span[]): Units {
  const at = (unit: number): Span => {
    const span = spans[unit];
    if (!span) throw new RangeError(`unit ${unit} was asked for, there are ${spans.length}`);
    return span;
  };
  return {
    count: spans.length,
    spanOf: (unit) => ({ start: at(unit).start, end: at(unit).end }),
    runOf: (span) => {
      const start = partitionPoint(spans.length, (unit) => at(unit).end <= span.start);
      const end = partitionPoint(spans.length, (unit) => at(unit).start < span.end);
      return start < end ? { start, end } : undefined;
    },
  };
}
