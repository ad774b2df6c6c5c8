// Loaded into the server before its own code: when the script that started it is gone, it stops in order.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
