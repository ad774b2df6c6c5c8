/** Changes every measure in small ways and expects the tests to notice; `pnpm test:long` runs it. */
export default {
  mutate: ["src/measures/**/*.ts", "!src/measures/**/{*.test,index}.ts", "!src/measures/**/testing/**"],
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.config.ts", related: false },
  plugins: ["@stryker-mutator/vitest-runner"],
  coverageAnalysis: "perTest",
  ignorePatterns: ["bench", "guide", "bin", "test/engines/*.py", "reports"],
  // The compiler of this project has no programming interface; the tests run without it.
  tsconfigFile: "none",
  concurrency: 2,
  reporters: ["clear-text", "json"],
  jsonReporter: { fileName: "node_modules/.cache/mutation.json" },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: "node_modules/.cache/stryker",
  thresholds: { high: 95, low: 90, break: 85 },
};
