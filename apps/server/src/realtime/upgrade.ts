import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { ProblemCode } from "@concord/contracts";
import { roomName } from "@concord/crdt";
import { CloseCode } from "@concord/sync/protocol";
import type { SyncServer } from "@concord/sync/server";
import { type WebSocket, WebSocketServer } from "ws";
import type { Deps } from "../deps.ts";
import { faultForLog } from "../fault-for-log.ts";
import { isOwnOrigin } from "../http/origin.ts";
import { admit } from "./admission.ts";

export const SYNC_PATH = "/sync/";
const LARGEST_FRAME = 2_000_000;
const MOST_JUDGEMENTS = 5;
/** Windows and tabs of one person at the same time. */
const MOST_SOCKETS = 100;
const JUDGED_AGAIN_AFTER = 60_000; // ms
const PATIENCE = 3_000; // ms

/** The door of the rooms: origin, session, access; only then is the connection upgraded. */
export function createUpgradeHandler(deps: Deps, sync: SyncServer) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME, perMessageDeflate: false });

  const judge = async (request: IncomingMessage, room: string) => {
    const header = (name: string) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(", ") : value;
    };
    if (!isOwnOrigin(header, deps.baseUrl)) return { ok: false, error: { code: "foreign_origin" } } as const;
    const client = deps.client(request.socket.remoteAddress, header);
    const headers = new Headers();
    const cookie = header("cookie");
    if (cookie) headers.set("cookie", cookie);
    const viewer = await deps.sessions.viewer(headers);
    const admitted = await admit(deps, viewer, client, room);
    if (!admitted.ok) return admitted;
    if (!viewer) throw new Error("somebody without a session was let into a room");
    return { ok: true, value: { ...admitted.value, viewer } } as const;
  };

  /** Judges until no door has closed meanwhile: what then follows without a pause holds. */
  const judgeAtRest = async (request: IncomingMessage, room: string) => {
    for (let attempt = 1; ; attempt++) {
      const epoch = deps.doors.epoch();
      const judged = await judge(request, room);
      if (!judged.ok || deps.doors.epoch() === epoch) return judged;
      if (attempt === MOST_JUDGEMENTS) throw new Error("doors kept closing while one was asked for");
    }
  };

  const seated = new Map<WebSocket, { readonly request: IncomingMessage; readonly room: string }>();
  let judging = false;
  let judgeAgain = false;
  /** What no door heard of: a session that ran out, an account closed by a command, orders of a process cut off. */
  const judgeEverybody = async () => {
    judgeAgain = true;
    if (judging) return;
    judging = true;
    while (judgeAgain) {
      judgeAgain = false;
      for (const [connection, { request, room }] of [...seated]) {
        const judged = await judge(request, room).catch(() => undefined);
        if (judged && !judged.ok) turnAway(connection, closeFor(judged.error.code));
      }
    }
    judging = false;
  };
  const rounds = setInterval(() => void judgeEverybody(), JUDGED_AGAIN_AFTER);
  rounds.unref();

  const enter = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    // Without a listener, a connection that breaks here would end the process.
    socket.on("error", () => socket.destroy());
    const url = parseUrl(request.url);
    if (!url?.pathname.startsWith(SYNC_PATH)) return refuse(socket, 404);
    const name = url.pathname.slice(SYNC_PATH.length);
    try {
      const judged = await judgeAtRest(request, name);
      if (!judged.ok && judged.error.code === "foreign_origin") return refuse(socket, 403);
      // From here to the seat nothing waits, so that a closing door finds everybody who came in before it.
      sockets.handleUpgrade(request, socket, head, (connection) => {
        // A browser is told the status of no refused upgrade: only a close code says whether to come back.
        if (!judged.ok) return turnAway(connection, closeFor(judged.error.code));
        const { viewer, room, mode, projectId } = judged.value;
        if (deps.doors.seatsOf(viewer.user.id) >= MOST_SOCKETS)
          return turnAway(connection, { code: CloseCode.TooFast, reason: "too many windows" });
        const connectionId = randomUUID();
        const sitter = { userId: viewer.user.id, sessionId: viewer.sessionId, projectId, room: roomName(room) };
        const leave = deps.doors.seat(connectionId, sitter);
        seated.set(connection, { request, room: name });
        connection.on("close", () => {
          leave();
          seated.delete(connection);
        });
        const extras = { acks: url.searchParams.has("acks"), deflate: url.searchParams.has("deflate") };
        // In a layer's room a place in the text is the coder's own; who reads it has theirs in their own room.
        const unseen = mode === "read";
        sync.join(connection, {
          room: sitter.room,
          connectionId,
          user: { id: sitter.userId },
          mode,
          unseen,
          ...extras,
        });
      });
    } catch (error) {
      deps.log("upgrade_failed", faultForLog(error));
      refuse(socket, 500);
    }
  };
  return { enter, judgeEverybody, stop: () => clearInterval(rounds) };
}

/** Closes a socket that may not be there, and does not wait long for it to agree. */
function turnAway(connection: WebSocket, { code, reason }: { code: number; reason: string }): void {
  connection.on("error", () => connection.terminate());
  connection.close(code, reason);
  const patience = setTimeout(() => connection.terminate(), PATIENCE);
  connection.on("close", () => clearTimeout(patience));
}

function parseUrl(path: string | undefined): URL | undefined {
  try {
    return new URL(path ?? "", "http://room.invalid");
  } catch {
    return undefined;
  }
}

/** What a socket that may not enter is closed with. No byte of a room is sent to it before. */
function closeFor(refusal: ProblemCode): { code: number; reason: string } {
  if (refusal === "signed_out") return { code: CloseCode.SignedOut, reason: "signed out" };
  if (refusal === "layer_submitted") return { code: CloseCode.RoomClosed, reason: "submitted" };
  return { code: CloseCode.Forbidden, reason: "no access" };
}

/** Answers before the upgrade: the body is empty, so that refusals differ in their status only. */
function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
