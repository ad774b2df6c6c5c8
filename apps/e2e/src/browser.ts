import type { LaunchOptions } from "@playwright/test";

/** How the tests start a browser: the one named in CHROMIUM, quiet on the network, without its sandbox as root. */
export function launchOptions(): LaunchOptions {
  const { CHROMIUM: executablePath } = process.env;
  const root = process.getuid?.() === 0;
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      ...(root ? ["--no-sandbox"] : []),
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
}
