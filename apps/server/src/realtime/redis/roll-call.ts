import type { Redis } from "ioredis";

/** A process that has not reported for so long counts as gone. */
export const COUNTED_AS_GONE = 6_000; // ms
/** What is said stays in Redis for so long, since it holds what people wrote. */
export const KEPT_FOR = 60_000; // ms

/**
 * One round trip: reports this process, forgets who is overdue and what is old, answers who is there. The clock is
 * Redis' own, so that the clocks of machines need not agree. Lua writes large numbers as 1.7e+12 unless told not to.
 */
const SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if ARGV[1] ~= '' then
  redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f %s', now + ARGV[3], ARGV[2]))
end
redis.call('XTRIM', KEYS[2], 'MINID', string.format('%.0f', now - ARGV[4]))
redis.call('PEXPIRE', KEYS[2], ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
local answer = { string.format('%.0f', now) }
local all = redis.call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
  local till, said = string.match(all[i + 1], '^(%d+) (%d+)$')
  if till and tonumber(till) > now then
    answer[#answer + 1] = all[i]
    answer[#answer + 1] = said
  else
    redis.call('HDEL', KEYS[1], all[i])
  end
end
return answer`;

export type RollCall = {
  /** Milliseconds of Redis' clock. */
  readonly now: number;
  /** The living processes, this one too, and the number of the last entry that each is known to have added. */
  readonly living: ReadonlyMap<string, number>;
};

/** @param report - this process and its last entry; without it the roll is only read */
export async function callRoll(
  redis: Redis,
  keys: { readonly living: string; readonly stream: string },
  report?: { readonly process: string; readonly lastAdded: number },
): Promise<RollCall> {
  const answer: unknown = await redis.eval(
    SCRIPT,
    2,
    ...[keys.living, keys.stream],
    ...[report?.process ?? "", report?.lastAdded ?? 0, COUNTED_AS_GONE, KEPT_FOR],
  );
  if (!Array.isArray(answer)) throw new Error("the roll call's script should answer a list");
  const [now, ...pairs] = answer.map(String);
  const living = new Map<string, number>();
  for (let at = 0; at + 1 < pairs.length; at += 2) living.set(pairs[at] ?? "", Number(pairs[at + 1]));
  return { now: Number(now), living };
}
