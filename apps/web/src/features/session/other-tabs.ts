const NAME = "concord session";

/** Somebody has signed in or out in this tab: the other tabs ask the server anew. */
export function tellOtherTabs(): void {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage("changed");
  channel.close();
}

/** Calls back when another tab has told so; answers how to stop. */
export function onOtherTabs(listener: () => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = listener;
  return () => channel.close();
}
