import { operation as contract } from "@concord/contracts";
import type { TextHash } from "@concord/domain";
import { CloseCode } from "@concord/sync/protocol";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import {
  aPerson,
  aRound,
  aStudy,
  codes,
  INTERVIEW,
  type Person,
  startTestService,
  type TestService,
} from "../testing/index.ts";

const TOKEN = "a-token-for-the-scraper";
let service: TestService;
let coder: Person;
let room: string;
beforeAll(async () => {
  service = await startTestService({ metricsToken: TOKEN });
  coder = await aPerson(service, "Coder");
  const { projectId, documentIds } = await aStudy(coder);
  const [documentId] = documentIds;
  if (!documentId) throw new Error("the study has no document");
  const roundId = await aRound(coder, projectId, documentId, [coder]);
  const desk = await codes(service, coder, { projectId, roundId, documentId });
  room = desk.room;
  for (const words of ["keep going", "leaving the flat", "every Tuesday"])
    await desk.apply(INTERVIEW, "hash" as TextHash, words, "bcttv1/1.1");
});
afterAll(() => service.stop());

const scrape = async () => {
  const answer = await fetch(`${service.url}/api${contract.readMetrics.path}`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  expect(answer.status).toBe(200);
  return answer.text();
};
/** The value of a series, by its name and labels as Prometheus writes them. */
async function measured(series: string): Promise<number | undefined> {
  const line = (await scrape()).split("\n").find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

it("counts rooms, sockets, commits, acknowledgements and loads of what coders do", async () => {
  expect(await measured("concord_rooms")).toBe(1);
  expect(await measured("concord_sockets")).toBe(1);
  expect(await measured("concord_unstored_updates")).toBe(0);
  expect(await measured("concord_socket_queue_bytes")).toBe(0);
  expect(await measured("concord_committed_updates_total")).toBe(3);
  expect(await measured("concord_commit_seconds_count")).toBe(3);
  expect(await measured("concord_acknowledgement_seconds_count")).toBeGreaterThanOrEqual(3);
  // Nothing is acknowledged sooner than it is stored.
  expect(await measured("concord_acknowledgement_seconds_sum")).toBeGreaterThan(
    (await measured("concord_commit_seconds_sum")) ?? Number.NaN,
  );
  expect(await measured("concord_room_load_seconds_count")).toBe(1);
  expect(await measured("nodejs_eventloop_lag_p99_seconds")).toBeGreaterThan(0);
  expect(await measured("process_resident_memory_bytes")).toBeGreaterThan(0);
});

it("counts what was refused, by reason, and who had to be told everything anew", async () => {
  const send = (...frames: Uint8Array[]) =>
    new Promise<number>((resolve, reject) => {
      const socket = new WebSocket(`${service.url.replace("http", "ws")}/sync/${room}`, {
        headers: { cookie: coder.cookie(), origin: service.url },
      });
      socket.on("open", () => {
        for (const frame of frames) socket.send(frame);
      });
      socket.on("close", resolve);
      socket.on("error", reject);
    });
  expect(await send(Uint8Array.of(99))).toBe(CloseCode.BadFrame);
  // One struct of client 1 at clock 7, before which the room has nothing; then a frame that ends it.
  expect(await send(Uint8Array.of(0, 2, 7, 1, 1, 1, 7, 0, 1, 0), Uint8Array.of(99))).toBe(CloseCode.BadFrame);
  expect(await measured('concord_rejected_frames_total{reason="bad_frame"}')).toBe(2);
  expect(await measured('concord_sockets_closed_total{code="4400"}')).toBe(2);
  expect(await measured('concord_resyncs_total{reason="out_of_step"}')).toBe(1);
  expect(await measured('concord_resyncs_total{reason="fell_behind"}')).toBe(0);
});

it("names no room, project or person", async () => {
  const text = await scrape();
  for (const part of [coder.id, coder.name, ...room.split("/").slice(1)]) expect(text).not.toContain(part);
});

it("is for the token; to everybody else it is not there, on the machine itself too", async () => {
  const ask = async (headers: Record<string, string>) => {
    const answer = await fetch(`${service.url}/api/metrics`, { headers });
    return answer.status === 200
      ? answer.headers.get("content-type")
      : ((await answer.json()) as { code: string }).code;
  };
  const text = "text/plain; version=0.0.4; charset=utf-8";
  const away = { "x-forwarded-for": "192.0.2.7" };
  expect(await ask({})).toBe("not_found");
  expect(await ask(away)).toBe("not_found");
  expect(await ask({ cookie: coder.cookie() })).toBe("not_found");
  expect(await ask({ ...away, authorization: `Bearer ${TOKEN}` })).toBe(text);
  expect(await ask({ ...away, authorization: "Bearer another-token-entirely" })).toBe("not_found");
  expect(await ask({ authorization: "Bearer wrong" })).toBe("not_found");
});

it("knows no token that was not set", async () => {
  const plain = await startTestService();
  for (const authorization of ["Bearer undefined", "Bearer ", `Bearer ${TOKEN}`]) {
    const headers = { authorization, "x-forwarded-for": "192.0.2.7" };
    expect((await fetch(`${plain.url}/api/metrics`, { headers })).status).toBe(404);
  }
  await plain.stop();
});
