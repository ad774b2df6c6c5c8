/** Runs that failed once, with what was wrong. Each is run with every test. */
export const FAILED_SEEDS: readonly { readonly seed: number; readonly because: string }[] = [];
