/** Identifies an entry of a stream: `<milliseconds>-<number>`, growing. */
export type StreamId = string;

export const BEFORE_ALL: StreamId = "0-0";

/** Negative when the first is older. */
export function compareIds(a: StreamId, b: StreamId): number {
  const [aTime = "0", aNumber = "0"] = a.split("-");
  const [bTime = "0", bNumber = "0"] = b.split("-");
  return Number(aTime) - Number(bTime) || Number(aNumber) - Number(bNumber);
}
