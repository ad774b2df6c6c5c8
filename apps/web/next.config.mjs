import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

// One name for the whole build, which reads this file in several processes. It becomes part of what is built.
process.env.CONCORD_BUILD ??= randomUUID();

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  env: { CONCORD_BUILD: process.env.CONCORD_BUILD },
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
