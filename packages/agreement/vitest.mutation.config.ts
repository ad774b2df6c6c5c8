import { defineConfig } from "vitest/config";

/** The tests that hold the measures to their values; those that start programs or read the guide stay out. */
export default defineConfig({ test: { include: ["src/measures/**/*.test.ts", "test/*.test.ts"] } });
