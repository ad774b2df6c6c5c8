import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["@concord/db/testing/server"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // They need a redis-server, and run as a suite of their own where there is one.
    exclude: [...configDefaults.exclude, ...(process.env.CONCORD_TEST_REDIS_SERVER ? [] : ["src/realtime/redis/**"])],
  },
});
