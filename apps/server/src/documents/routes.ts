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
    const row = await documents.readDocument(deps.db, params.projectId as ProjectId, params.documentId as DocumentId);
    return row ? ok(presentText(row)) : refused({ code: "not_found" });
  });

  mount(app, deps, contract.previewDocument, ({ query, body, signal }) =>
    previewDocument(deps, { ...query, signal }, body),
  );

  mount(app, deps, contract.importDocument, async (call) => {
    const project = call.params.projectId as ProjectId;
    const imported = await importDocument(
      deps,
      signedIn(call).viewer.user,
      project,
      { ...call.query, signal: call.signal },
      call.body,
    );
    if (!imported.ok) return imported;
    const row = await documents.readDocument(deps.db, project, imported.value);
    return row ? ok(presentSummary(row)) : refused({ code: "not_found" });
  });
}
