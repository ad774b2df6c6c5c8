import { defineConfig } from "vitest/config";

// Repository tests run on the server that CONCORD_TEST_DATABASE_URL names, or on the embedded one.
export default defineConfig({
  test: { globalSetup: ["./src/testing/server.ts"], testTimeout: 60_000, hookTimeout: 120_000 },
});
