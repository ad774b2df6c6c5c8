import { randomUUID } from "node:crypto";
import type { Endpoint } from "@concord/contracts";
import { parseRoomName, roomName } from "@concord/crdt";
import { accounts, projects, rounds } from "@concord/db";
import { ACCESS, type RevisionId, type UserId } from "@concord/domain";
import { CloseCode } from "@concord/sync/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { aPerson, startTestService, type TestService } from "../testing/index.ts";
import { CAST, type Part, SCENES, type Scene, type Stage, setTheStage } from "./cast.ts";
import { EXPECTATIONS, ROOMS } from "./expectations.ts";

let service: TestService;
let stage: Stage;
beforeAll(async () => {
  service = await startTestService();
  stage = await setTheStage(service);
});
afterAll(() => service.stop());

/** Codes with which the door itself refuses. Anything else means that the caller was let in. */
const AT_THE_DOOR = new Set([
  "signed_out",
  "administrator_only",
  "role_missing",
  "not_assigned",
  "not_released",
  "layer_not_yours",
  "layer_submitted",
  "secret_invalid",
  "not_found",
]);

const key = (endpoint: Endpoint) => `${endpoint.method.toUpperCase()} ${endpoint.path}`;

describe("the walk over all routes", () => {
  it("knows every route that is mounted, and every mounted route has its row in the table", () => {
    const mounted = service.service.app.routes
      .filter((route) => route.method !== "ALL" && route.path !== "/api/openapi.json")
      .map((route) => `${route.method} ${route.path.replace("/api", "").replace(/:(\w+)/g, "{$1}")}`);
    expect([...new Set(mounted)].sort()).toEqual(EXPECTATIONS.map(({ endpoint }) => key(endpoint)).sort());
    for (const { endpoint } of EXPECTATIONS) expect(ACCESS).toHaveProperty([endpoint.action]);
  });

  it("has a use for every row of the table", () => {
    const rooms = ["room.layer.write", "room.layer.read", "openapi.read"];
    expect(Object.keys(ACCESS).sort()).toEqual(
      [...new Set([...EXPECTATIONS.map(({ endpoint }) => endpoint.action), ...rooms])].sort(),
    );
  });

  for (const { endpoint, letIn } of EXPECTATIONS) {
    const scenes = Array.isArray(letIn) ? (["blind"] as const) : SCENES;
    for (const scene of scenes)
      it(`${key(endpoint)}, ${scene}`, async () => {
        const expected = Array.isArray(letIn) ? letIn : (letIn as Readonly<Record<Scene, readonly Part[]>>)[scene];
        const admitted: Part[] = [];
        for (const part of CAST) if (await isLetIn(endpoint, part, scene)) admitted.push(part);
        expect(admitted).toEqual(CAST.filter((part) => expected.includes(part)));
      });
  }
});

/** Asks, with a body that is none, so that being let in changes nothing but what the route needs no body for. */
async function isLetIn(endpoint: Endpoint, part: Part, scene: Scene): Promise<boolean> {
  const asking = endpoint.action === "session.delete" ? await newcomer(part) : stage.people[part];
  const answer = await asking.call(endpoint, {
    params: (await paramsOf(endpoint, scene)) as never,
    ...(endpoint.bodyBytes ? { query: {} as never, bytes: new Uint8Array() } : { body: {} as never }),
  });
  if (answer.status >= 500) throw new Error(`${key(endpoint)} as ${part}: ${answer.text}`);
  return !(answer.code && AT_THE_DOOR.has(answer.code));
}

/** Signing out ends a session that later questions need, so somebody of the same standing does it. */
async function newcomer(part: Part) {
  const away = part === "signed out" || part === "closed account";
  return away ? stage.people[part] : aPerson(service, `newcomer ${randomUUID()}`);
}

/** What a path names exists, and anew each time: a route that deletes must not run into its own work. */
async function paramsOf(endpoint: Endpoint, scene: Scene): Promise<Record<string, string>> {
  const { projectId, roundId, documentId } = stage.place[scene];
  const params: Record<string, string> = { projectId, roundId, documentId };
  if (endpoint.path.includes("{userId}")) {
    const name = `target ${randomUUID()}`;
    const target = await service.database.db.transaction((tx) =>
      accounts.addUser(tx, { name, email: `${randomUUID()}@example.org`, passwordHash: "none", administrator: false }),
    );
    await service.database.db.transaction((tx) => projects.addMember(tx, projectId, target.id, ["read"], new Date()));
    params.userId = target.id;
  }
  if (endpoint.path.includes("{invitationId}")) {
    const now = new Date();
    const invitation = await service.database.db.transaction((tx) =>
      projects.addInvitation(tx, {
        projectId,
        secretHash: randomUUID(),
        roles: ["read"],
        note: "",
        createdBy: stage.people.manager.id,
        createdAt: now,
        expiresAt: new Date(now.getTime() + 86_400_000),
      }),
    );
    params.invitationId = invitation.id;
  }
  return params;
}

describe("the walk over all rooms", () => {
  for (const { scene, owner, letIn } of ROOMS)
    for (const part of CAST)
      it(`the ${owner}'s room, ${scene}: ${part} ${letIn[part] ? `may ${letIn[part]}` : "is refused"}`, async () => {
        expect(await enters(part, await roomOf(scene, owner))).toBe(letIn[part] ?? "refused");
      });

  it("refuses what is not a room, and a room of a round or coder that does not exist", async () => {
    const real = parseRoomName(await roomOf("blind", "coder"));
    if (!real) throw new Error("the name of a room could not be read");
    const names = [
      "",
      "codebook/1",
      "layer/x/y/z",
      roomName({ ...real, revision: randomUUID() as RevisionId }),
      roomName({ ...real, coder: randomUUID() as UserId }),
      `${roomName(real)}/`,
    ];
    for (const name of names) for (const part of CAST) expect(await enters(part, name)).toBe("refused");
  });

  it("answers a stranger's question for a room that exists as for one that does not", async () => {
    const there = await refusal("stranger", await roomOf("blind", "coder"));
    expect(there).toEqual({ code: CloseCode.Forbidden, bytes: 0 });
    const nowhere = `layer/${randomUUID()}/${randomUUID()}/${stage.people.coder.id}`;
    expect(await refusal("stranger", nowhere)).toEqual(there);
  });

  it("tells who is signed out, and whose layer is submitted, not to come back", async () => {
    expect(await refusal("signed out", await roomOf("blind", "coder"))).toEqual({
      code: CloseCode.SignedOut,
      bytes: 0,
    });
    const submitted = { code: CloseCode.RoomClosed, bytes: 0 };
    expect(await refusal("coder", await roomOf("submitted alone", "coder"))).toEqual(submitted);
  });

  it("refuses a page of another site, whoever's cookies it has", async () => {
    expect(await enters("coder", await roomOf("blind", "coder"), "https://attacker.example")).toBe("refused");
  });
});

async function roomOf(scene: Scene, owner: Part): Promise<string> {
  const { roundId, documentId, projectId } = stage.place[scene];
  const found = await rounds.documentInRound(service.database.db, projectId, roundId, documentId);
  if (!found) throw new Error(`there is no ${scene} document`);
  return roomName({
    kind: "layer",
    round: roundId,
    revision: found.document.revisionId,
    coder: stage.people[owner].id,
  });
}

function connect(part: Part, room: string, origin = service.url): WebSocket {
  return new WebSocket(`${service.url.replace("http", "ws")}/sync/${room}`, {
    headers: { cookie: stage.people[part].cookie(), origin },
  });
}

/** Code with which a socket is closed at the door, and how many bytes came before. */
function refusal(part: Part, room: string): Promise<{ code: number; bytes: number }> {
  const socket = connect(part, room);
  let bytes = 0;
  return new Promise((resolve, reject) => {
    socket.on("message", (frame: Buffer) => {
      bytes += frame.length;
    });
    socket.on("close", (code) => resolve({ code, bytes }));
    socket.on("error", reject);
  });
}

/** A frame that writes something, as any client of Yjs would. */
function anEdit(): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap("walk").set("walked", true);
  const update = Y.encodeStateAsUpdate(doc);
  return Uint8Array.of(0, 2, update.length, ...update);
}
const SYNC_STEP_1 = Uint8Array.of(0, 0, 1, 0);

/** Tries to enter a room, and then to write: told apart by what the server does. */
function enters(part: Part, room: string, origin?: string): Promise<"write" | "read" | "refused"> {
  const socket = connect(part, room, origin);
  return new Promise((resolve) => {
    socket.on("error", () => {});
    socket.on("unexpected-response", (request) => {
      request.destroy();
      resolve("refused");
    });
    socket.on("open", () => {
      socket.send(anEdit());
      socket.send(SYNC_STEP_1);
    });
    // A writer is answered (step 2), a reader is closed for having written, and who may not enter is closed at once.
    let answered = false;
    let greeted = false;
    socket.on("message", (frame: Buffer) => {
      greeted = true;
      if (frame[0] !== 0 || frame[1] !== 1) return;
      answered = true;
      socket.close();
    });
    socket.on("close", () => resolve(answered ? "write" : greeted ? "read" : "refused"));
  });
}
