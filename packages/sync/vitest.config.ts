import { defineConfig } from "vitest/config";

// Real sockets on a busy machine: a limit against standing still, not a measure of speed.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
