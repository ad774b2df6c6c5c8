import { request } from "node:http";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { MeasuredServer, Memory } from "./measured-server.ts";

const module = pathToFileURL(fileURLToPath(new URL("./probe.mjs", import.meta.url))).href;

/** What a server's process is started with so that it can be measured from outside. */
export function probed(folder: string): {
  readonly env: Readonly<Record<string, string>>;
  readonly probe: Pick<MeasuredServer, "memory" | "profile">;
} {
  const path = join(folder, "probe.sock");
  const ask = (what: string) =>
    new Promise<unknown>((resolve, reject) => {
      request({ socketPath: path, path: what, agent: false }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => {
          text += part;
        });
        response.on("end", () => resolve(JSON.parse(text)));
      })
        .on("error", reject)
        .end();
    });
  return {
    env: { NODE_OPTIONS: `--import ${module}`, CONCORD_BENCH_PROBE: path },
    probe: {
      memory: async () => (await ask("/memory")) as Memory,
      profile: async (file, during) => {
        await ask("/profile/start");
        try {
          await during();
        } finally {
          await ask(`/profile/stop?${new URLSearchParams({ file })}`);
        }
      },
    },
  };
}
