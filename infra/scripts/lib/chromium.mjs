import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { root } from "./checkout.mjs";
import { debianPackages } from "./debian-packages.mjs";
import { step } from "./step.mjs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

function installed() {
  return [process.env.CHROMIUM, ...PLACES].find((path) => {
    if (!path) return false;
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * A browser for the end-to-end tests: the system's, else Debian's package where we may install it, else Playwright's own.
 *
 * @returns {Promise<{ env: Record<string, string> } | { missing: string }>} `missing` is the line that installs it
 */
export async function chromium() {
  const found = installed();
  if (found) return { env: { CHROMIUM: found } };
  if (await debianPackages(["chromium"])) {
    const now = installed();
    if (now) return { env: { CHROMIUM: now } };
  }
  try {
    const cli = join(root, "apps/e2e/node_modules/@playwright/test/cli.js");
    const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" };
    await step("Downloading a browser", process.execPath, [cli, "install", "chromium"], { env });
    return { env: {} };
  } catch {
    return { missing: "sudo apt-get install -y chromium   (or name a Chromium in the variable CHROMIUM)" };
  }
}

/** The same for a command that can do nothing without it. @returns {Promise<Record<string, string>>} */
export async function browserOrRefusal() {
  const found = await chromium();
  if ("missing" in found) throw new Error(`A browser is missing: ${found.missing}`);
  return found.env;
}
