import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { checkout } from "./installation.ts";

export type Said = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs `concord` as whoever looks after an installation does. */
export async function concord(env: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Said> {
  const { INIT_CWD: _, ...environment } = process.env;
  const command = spawn(process.execPath, [join(checkout, "infra/scripts/concord.mjs"), ...words], {
    cwd: checkout,
    env: { ...environment, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err] = await Promise.all([text(command.stdout), text(command.stderr), once(command, "close")]);
  return { code: command.exitCode, out, err };
}
