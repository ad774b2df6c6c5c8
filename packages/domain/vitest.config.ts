import { defineConfig } from "vitest/config";

// Bounds that a busy machine does not reach; the tests assert nothing about time.
export default defineConfig({ test: { testTimeout: 60_000 } });
