import { accessSync, constants, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { root } from "./checkout.mjs";

/**
 * The environment for programs that the scripts start: nothing reports home, nothing depends on a home directory.
 * npm, pnpm and Next keep caches in the home directory, so a missing or unwritable one is replaced by a folder of the
 * checkout.
 *
 * @param {Record<string, string | undefined>} [more]
 */
export function surroundings(more = {}) {
  const environment = {
    ...process.env,
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    TURBO_NO_UPDATE_NOTIFIER: "1",
    NPM_CONFIG_UPDATE_NOTIFIER: "false",
    NPM_CONFIG_FUND: "false",
    NPM_CONFIG_AUDIT: "false",
  };
  if (!usableHome()) {
    environment.HOME = join(root, "node_modules", ".cache", "home");
    mkdirSync(environment.HOME, { recursive: true });
    // npm passes its own idea of the cache on to what it runs, and that one lies in the missing home.
    delete environment.npm_config_cache;
    delete environment.npm_config_userconfig;
  }
  for (const [name, value] of Object.entries(more)) {
    if (value === undefined) delete environment[name];
    else environment[name] = value;
  }
  return environment;
}

function usableHome() {
  try {
    const home = homedir();
    accessSync(home, constants.W_OK | constants.X_OK);
    return home !== "" && home !== "/";
  } catch {
    return false;
  }
}
