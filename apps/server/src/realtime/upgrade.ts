import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { ProblemCode } from "@concord/contracts";
import { roomName } from "@concord/crdt";
import { CloseCode } from "@concord/sync/protocol";
import type { SyncServer } from "@concord/sync/server";
import { WebSocketServer } from "ws";
import type { Deps } from "../deps.ts";
import { isOwnOrigin } from "../http/origin.ts";
import { admit } from "./admission.ts";

export const SYNC_PATH = "/sync/";
const LARGEST_FRAME = 2_000_000;

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

  return async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    // Without a listener, a connection that breaks here would end the process.
    socket.on("error", () => socket.destroy());
    const url = parseUrl(request.url);
    if (!url?.pathname.startsWith(SYNC_PATH)) return refuse(socket, 404);
    const name = url.pathname.slice(SYNC_PATH.length);
    try {
      const epoch = deps.doors.epoch();
      let judged = await judge(request, name);
      // A door that closed meanwhile may have been this one.
      if (judged.ok && deps.doors.epoch() !== epoch) judged = await judge(request, name);
      if (!judged.ok) {
        if (judged.error.code === "foreign_origin") return refuse(socket, 403);
        const { code, reason } = closeFor(judged.error.code);
        // A browser is told the status of no refused upgrade: only a close code says whether to come back.
        return sockets.handleUpgrade(request, socket, head, (connection) => {
          connection.on("error", () => connection.terminate());
          connection.close(code, reason);
        });
      }
      const { viewer, room, mode, projectId } = judged.value;
      sockets.handleUpgrade(request, socket, head, (connection) => {
        const connectionId = randomUUID();
        const leave = deps.doors.seat(connectionId, {
          userId: viewer.user.id,
          sessionId: viewer.sessionId,
          projectId,
          room: roomName(room),
        });
        connection.on("close", leave);
        sync.join(connection, {
          room: roomName(room),
          connectionId,
          user: { id: viewer.user.id },
          mode,
          acks: url.searchParams.has("acks"),
        });
        // Judged once more with the seat taken: from here on a closing door finds it.
        if (deps.doors.epoch() !== epoch)
          judge(request, name)
            .then((again) => again.ok || connection.close(CloseCode.AccessChanged, "access changed"))
            .catch(() => connection.close(CloseCode.AccessChanged, "access changed"));
      });
    } catch (error) {
      deps.log("upgrade_failed", { error: error instanceof Error ? error.stack : String(error) });
      refuse(socket, 500);
    }
  };
}

function parseUrl(path: string | undefined): URL | undefined {
  try {
    return new URL(path ?? "", "http://room.invalid");
  } catch {
    return undefined;
  }
}

/** What a socket that may not enter is closed with. Nothing is sent before, and nothing it sends is read. */
function closeFor(refusal: ProblemCode): { code: number; reason: string } {
  if (refusal === "signed_out") return { code: CloseCode.SignedOut, reason: "signed out" };
  if (refusal === "layer_submitted") return { code: CloseCode.RoomClosed, reason: "submitted" };
  return { code: CloseCode.Forbidden, reason: "no access" };
}

/** Answers before the upgrade: the body is empty, so that refusals differ in their status only. */
function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
