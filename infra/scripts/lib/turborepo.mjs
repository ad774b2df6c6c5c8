import { delimiter, join } from "node:path";
import { root } from "./checkout.mjs";

/** Turborepo's launcher, to be run by Node. */
export const turbo = join(root, "node_modules", "turbo", "bin", "turbo");

/** What Turborepo needs of the environment: a program called pnpm, which runs the packages' scripts. */
export const turboPath = { PATH: [join(root, "infra/scripts/bin"), process.env.PATH].join(delimiter) };
