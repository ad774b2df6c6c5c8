import type { ListeningServer } from "./listening-server.ts";
import { ourClient, untilDoc } from "./scene.ts";

/** Two honest people in the attacked room; `goOn` is an edit each way, and everything on disk. */
export async function aPair(server: ListeningServer) {
  const [alice, bob] = [ourClient(server), ourClient(server, { user: "bob" })];
  await Promise.all([alice.connection.whenSaved(), bob.connection.whenSaved()]);
  let turn = 0;
  const goOn = async () => {
    turn++;
    alice.codings.set(`alice ${turn}`, turn);
    await untilDoc(bob.doc, () => bob.codings.get(`alice ${turn}`) === turn);
    bob.codings.set(`bob ${turn}`, turn);
    await untilDoc(alice.doc, () => alice.codings.get(`bob ${turn}`) === turn);
    await Promise.all([alice.connection.whenSaved(), bob.connection.whenSaved()]);
  };
  return { alice, bob, goOn };
}
