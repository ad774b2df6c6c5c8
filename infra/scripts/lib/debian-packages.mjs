import { existsSync } from "node:fs";
import { step } from "./step.mjs";

let listed = false;

/**
 * Installs packages of Debian or Ubuntu where we are root and there is apt.
 *
 * @param {string[]} names
 * @returns {Promise<boolean>} whether they were installed
 */
export async function debianPackages(names) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  try {
    if (!listed) await step("Reading Debian's package lists", "apt-get", ["update", "-q"], { env });
    listed = true;
    await step(
      `Installing ${names.join(", ")}`,
      "apt-get",
      ["install", "-y", "-q", "--no-install-recommends", ...names],
      {
        env,
      },
    );
    return true;
  } catch (error) {
    console.error(error.output?.split("\n").slice(-5).join("\n"));
    return false;
  }
}
