import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { globalSetup: ["@concord/db/testing/server"], testTimeout: 60_000, hookTimeout: 120_000 },
});
