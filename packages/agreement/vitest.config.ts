import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Bounds that a busy machine does not reach; the tests assert nothing about time.
    testTimeout: 60_000,
    coverage: {
      // Where every check runs; it makes a run in watch mode slower than it is worth.
      enabled: Boolean(process.env.CI),
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["**/*.test.ts", "**/testing/**"],
      reporter: ["text-summary"],
      thresholds: { statements: 95 },
    },
  },
});
