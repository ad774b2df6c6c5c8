import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "../src/fixtures.ts";
import { checkout } from "../src/installation.ts";

/** The shell blocks of a page of the documentation, in order, as one script. */
function scriptOf(page: string): string {
  const markdown = readFileSync(join(checkout, page), "utf8");
  return [...markdown.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block).join("\n");
}

test("the page about curl leads from an empty installation to a reason why kappa is undefined", async ({
  installation,
}) => {
  const shell = spawn("bash", ["-euo", "pipefail", "-c", scriptOf("docs/operate/with-curl.md")], {
    env: { ...process.env, CONCORD: installation.url },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => shell.once("close", resolve));
  const [said, complained] = await Promise.all([text(shell.stdout), text(shell.stderr)]);
  expect(await ended, `${said}\n${complained}`).toBe(0);
  expect(said).toContain("not released yet");
  expect(said).toMatch(/layer\/.+\/.+\/.+/);
  expect(said.trim().split("\n").at(-1)).toContain("undefined:");
});
