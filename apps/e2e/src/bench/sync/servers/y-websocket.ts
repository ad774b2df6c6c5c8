// @y/websocket-server as its own program starts it: without an error listener, which is how it is run.
// With YPERSISTENCE in the environment it keeps documents in LevelDB.
import { WebSocketServer } from "ws";
import { listen } from "./listen.ts";

const { setupWSConnection } = await import("@y/websocket-server/utils");
const sockets = new WebSocketServer({ noServer: true });
sockets.on("connection", setupWSConnection);

listen((request, stream, head) =>
  sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit("connection", socket, request)),
);
