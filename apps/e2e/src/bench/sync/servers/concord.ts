import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documents as documentContract, projects, type ResponseOf, rounds } from "@concord/contracts";
import { roomName } from "@concord/crdt";
import { startInstallation } from "../../../installation.ts";
import { firstAccount, invited, type Person } from "../../../study.ts";
import type { MeasuredServer } from "./measured-server.ts";
import { probed } from "./probe.ts";

/** As many as may code a document. A user may have 100 sockets: fifteen hundred connections need most of them. */
const CODERS = 20;
const TRANSCRIPT =
  "Interviewer: How did the week go?\nWalker: I walked to work on two days and took the bus home.\n".repeat(20);

/**
 * The product as it is run: the server's program with its web client, embedded PostgreSQL, real accounts. A room is the
 * layer of a coder in a document; whoever connects shows that coder's session.
 *
 * @param atLeast - rooms wanted
 */
export async function startConcord(atLeast: number): Promise<MeasuredServer> {
  const folder = await mkdtemp(join(tmpdir(), "concord-bench-"));
  const { env, probe } = probed(folder);
  const installation = await startInstallation(env);
  const port = Number(new URL(installation.url).port);
  const host = await firstAccount(installation.url);
  const { id: projectId } = await host.api.call(projects.createProject, {
    body: { name: "Speed", targetBehaviour: "walking", relationalAspects: false },
  });
  const coders: Person[] = [host];
  while (coders.length < CODERS) {
    const number = coders.length;
    const account = {
      name: `Coder ${number}`,
      email: `coder${number}@example.org`,
      password: `many sockets ${number}`,
    };
    coders.push(await invited(host, projectId, account));
  }
  const count = Math.ceil(atLeast / CODERS);
  const imported: ResponseOf<typeof documentContract.importDocument>[] = [];
  for (let number = 0; number < count; number++)
    imported.push(
      await host.api.call(documentContract.importDocument, {
        params: { projectId },
        query: { filename: `transcript-${number}.txt`, name: `transcript ${number}` },
        body: Buffer.from(`Interview ${number}\n${TRANSCRIPT}`),
      }),
    );
  const { id: round } = await host.api.call(rounds.createRound, {
    params: { projectId },
    body: {
      name: "Speed",
      visibility: "blind",
      documents: imported.map(({ id }) => ({ documentId: id, coderIds: coders.map((coder) => coder.id) })),
    },
  });
  let runs = true;
  const stopped = <T>(ended: Promise<T>) => {
    runs = false;
    return ended;
  };
  return {
    ...{ id: "concord", name: "Concord", keeps: true, rooms: count * CODERS, ...probe },
    // Neighbouring numbers belong to different coders, so that nobody runs out of sockets.
    door: (number) => {
      const coder = coders[number % CODERS];
      const document = imported[Math.floor(number / CODERS)];
      if (!coder || !document) throw new Error(`there is no room ${number}: ${count * CODERS} were made`);
      const room = roomName({ kind: "layer", round, revision: document.revisionId, coder: coder.id });
      const headers = { cookie: coder.api.cookie(), origin: installation.url };
      return { port, path: `/sync/${room}?acks`, headers, dialect: "concord", room };
    },
    alive: () => runs && installation.running(),
    kill: () => stopped(installation.kill()),
    close: () => {
      installation.signal("SIGTERM");
      return stopped(installation.ended().then(() => undefined));
    },
    startAgain: async () => {
      await installation.startAgain();
      runs = true;
    },
    remove: async () => {
      await stopped(installation.stop());
      await rm(folder, { recursive: true, force: true });
    },
  };
}
