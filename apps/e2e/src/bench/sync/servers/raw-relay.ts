// The floor: hands every message to the others of its room and knows nothing of what it says.
import { WebSocket, WebSocketServer } from "ws";
import { listen } from "./listen.ts";

const rooms = new Map<string, Set<WebSocket>>();
const sockets = new WebSocketServer({ noServer: true });

listen((request, stream, head) =>
  sockets.handleUpgrade(request, stream, head, (socket) => {
    const name = request.url ?? "/";
    const room = rooms.get(name) ?? new Set();
    rooms.set(name, room.add(socket));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      room.delete(socket);
      if (room.size === 0) rooms.delete(name);
    });
    socket.on("message", (bytes, binary) => {
      for (const other of room)
        if (other !== socket && other.readyState === WebSocket.OPEN) other.send(bytes as Buffer, { binary });
    });
  }),
);
