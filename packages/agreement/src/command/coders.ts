import { Complaint } from "./complaint.ts";
import { quoted, quotedList } from "./visible.ts";

/**
 * Which of the coders are compared, in the order asked for.
 *
 * @returns their indexes
 * @throws Complaint when a coder that was asked for is not there, or is asked for twice
 */
export function codersAsked(found: readonly string[], asked: readonly string[] | undefined): number[] {
  if (!asked) return found.map((_, index) => index);
  const twice = asked.find((coder, index) => asked.indexOf(coder) !== index);
  if (twice !== undefined) throw new Complaint(`The coder ${quoted(twice)} is named twice in --coders.`);
  return asked.map((coder) => {
    const index = found.indexOf(coder);
    if (index < 0) throw new Complaint(`There is no coder ${quoted(coder)}; there are ${quotedList(found)}.`);
    return index;
  });
}
