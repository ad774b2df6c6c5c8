import { documents as contract } from "@concord/contracts";
import { documents } from "@concord/db";
import { type DocumentId, ok, type ProjectId, refused } from "@concord/domain";
import type { Deps } from "../deps.ts";
import { type App, mount, signedIn } from "../http/mount.ts";
import { importDocument, previewDocument } from "./import.ts";
import { presentSummary, presentText } from "./present.ts";

export function documentRoutes(app: App, deps: Deps): void {
  mount(app, deps, contract.listDocuments, async ({ params }) =>
    ok({ documents: (await documents.listDocuments(deps.db, params.projectId as ProjectId)).map(presentSummary) }),
  );

  mount(app, deps, contract.readDocument, async ({ params }) => {
    // An id that is none is answered like one that does not exist.
    if (!/^[0-9a-f-]{36}$/.test(params.documentId)) return refused({ code: "not_found" });
    const row = await documents.readDocument(deps.db, params.projectId as ProjectId, params.documentId as DocumentId);
    return row ? ok(presentText(row)) : refused({ code: "not_found" });
  });

  mount(app, deps, contract.previewDocument, ({ query, body }) => previewDocument(deps, query, body));

  mount(app, deps, contract.importDocument, async (call) => {
    const project = call.params.projectId as ProjectId;
    const imported = await importDocument(deps, signedIn(call).viewer.user, project, call.query, call.body);
    if (!imported.ok) return imported;
    const row = await documents.readDocument(deps.db, project, imported.value);
    return row ? ok(presentSummary(row)) : refused({ code: "not_found" });
  });
}
