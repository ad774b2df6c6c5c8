import { defineConfig } from "vitest/config";

// Bounds that a busy machine does not reach; the tests assert nothing about time.
export default defineConfig({ test: { include: ["src/**/*.test.ts", "src/**/*.test.tsx"], testTimeout: 60_000 } });
