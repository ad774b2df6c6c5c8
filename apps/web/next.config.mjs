import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** @type {import("next").NextConfig} */
const config = {
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
