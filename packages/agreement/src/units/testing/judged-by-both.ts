import type { UserId } from "@concord/domain";
import { occupancyOf } from "../../occupancy.ts";
import { everyPair } from "../../ratings.ts";
import { ratingsOfCodes } from "../ratings-of-units.ts";
import type { UnitTable } from "../unit-table.ts";

/** For every two of the table's coders how many units x codes both judged. */
export function judgedByBoth(table: UnitTable) {
  return Array.from(everyPair(ratingsOfCodes(table)), ({ raters, ratings }) => ({
    coders: raters.map((rater) => table.coders[rater] as UserId),
    units: occupancyOf(ratings).pairable,
  }));
}
