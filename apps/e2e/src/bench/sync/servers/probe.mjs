// Loaded into a measured server before its own code, by NODE_OPTIONS: answers on a socket of its own how much memory and
// processor the process has used, and records a profile. It does nothing unless it is asked.
import { unlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { Session } from "node:inspector/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";

const path = process.env.CONCORD_BENCH_PROBE;
// The server's own children are not measured.
delete process.env.CONCORD_BENCH_PROBE;
delete process.env.NODE_OPTIONS;

if (isMainThread && path) {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  let session;
  const answers = {
    "/memory": async () => {
      for (let round = 0; round < 3; round++) {
        collect();
        // Finalisers free what lies outside the heap in later turns.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return process.memoryUsage();
    },
    "/processor": async () => process.cpuUsage(),
    "/profile/start": async () => {
      session = new Session();
      session.connect();
      await session.post("Profiler.enable");
      await session.post("Profiler.setSamplingInterval", { interval: 200 });
      await session.post("Profiler.start");
      return {};
    },
    "/profile/stop": async (query) => {
      const { profile } = await session.post("Profiler.stop");
      session.disconnect();
      writeFileSync(query.get("file"), JSON.stringify(profile));
      return {};
    },
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://probe");
    const answer = answers[pathname];
    response.statusCode = answer ? 200 : 404;
    response.end(answer ? JSON.stringify(await answer(searchParams)) : "");
  });
  server.on("error", () => {});
  try {
    unlinkSync(path);
  } catch {
    // It was the first start.
  }
  server.listen(path);
  server.unref();
}
