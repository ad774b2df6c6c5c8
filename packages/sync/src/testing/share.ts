/** How many random cases a test tries: a share of the full count, unless CONCORD_TEST_SHARE=full asks for all. */
export const runs = (full: number, share = 0.1): number =>
  process.env.CONCORD_TEST_SHARE === "full" ? full : Math.max(1, Math.round(full * share));
