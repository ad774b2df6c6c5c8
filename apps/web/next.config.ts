import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

const root = fileURLToPath(new URL("../..", import.meta.url));

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Packages of the workspace are source text without a build step of their own.
  transpilePackages: [
    "@concord/agreement",
    "@concord/codebook",
    "@concord/contracts",
    "@concord/crdt",
    "@concord/domain",
    "@concord/sync",
  ],
  // Types are a task of their own (`pnpm types`); a build on a researcher's machine need not repeat it.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root },
  devIndicators: false,
};

export default config;
