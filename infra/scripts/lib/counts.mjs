import { readFileSync } from "node:fs";

/** How many tests passed and failed, as each runner's report says it. A report that cannot be read counts nothing. */
function reading(file, read) {
  try {
    return read(readFileSync(file, "utf8"));
  } catch {
    return { passed: 0, failed: 0 };
  }
}

export const vitestCounts = (file) =>
  reading(file, (text) => {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(text);
    return { passed: numPassedTests, failed: numFailedTests + numPendingTests };
  });

/** A flaky test failed once, and a skipped one did not run: neither has passed. */
export const playwrightCounts = (file) =>
  reading(file, (text) => {
    const { expected, unexpected, flaky, skipped } = JSON.parse(text).stats;
    return { passed: expected, failed: unexpected + flaky + skipped };
  });

export const nodeTestCounts = (file) =>
  reading(file, (text) => ({
    passed: Number(/^# pass (\d+)$/m.exec(text)?.[1] ?? 0),
    failed: Number(/^# fail (\d+)$/m.exec(text)?.[1] ?? 0),
  }));
