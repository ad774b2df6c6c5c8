"use client";

import { useEffect } from "react";
import { useTranslations } from "use-intl/react";
import { ErrorPanel } from "#components/error-panel.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { useCodebook } from "#features/codebook/queries.ts";
import { useDocument } from "#features/documents/queries.ts";
import { DraftNotice } from "#features/local-work/draft-notice.tsx";
import { WITHDRAWN } from "#features/local-work/kept-call.ts";
import { settleWithdrawn } from "#features/local-work/use-local-work.ts";
import { ProjectFrame } from "#features/projects/project-frame.tsx";
import { RequireSession, useMe } from "#features/session/require-session.tsx";
import { failureCode } from "#lib/problem-sentence.ts";
import { FrozenWorkbench } from "./frozen-workbench.tsx";
import { OpenWorkbench } from "./open-workbench.tsx";
import { type Place, useLayerAnswer } from "./queries.ts";

/** The workbench of one document in one round. */
export function WorkbenchScreen(place: Place) {
  return (
    <RequireSession>
      <LoadedWorkbench place={place} />
    </RequireSession>
  );
}

function LoadedWorkbench({ place }: { readonly place: Place }) {
  const t = useTranslations("workbench");
  const me = useMe();
  const { projectId, roundId, documentId } = place;
  const layer = useLayerAnswer(place);
  const document = useDocument(place.projectId, place.documentId);
  const codebook = useCodebook(place.projectId);
  // An answer of before must not hide that there is no access any more.
  const withdrawn = layer.error !== null && WITHDRAWN.has(failureCode(layer.error));
  useEffect(() => {
    if (withdrawn) void settleWithdrawn(me.id, { projectId, roundId, documentId });
  }, [withdrawn, me.id, projectId, roundId, documentId]);
  if (!withdrawn && layer.data && document.data && codebook.data) {
    const shared = { place, answer: layer.data, document: document.data, codes: codebook.data.codes };
    if (layer.data.submission) return <FrozenWorkbench {...shared} submission={layer.data.submission} />;
    if (layer.data.room) return <OpenWorkbench {...shared} room={layer.data.room} />;
  }
  const failed = [layer, document, codebook].find(({ error }) => error);
  if (failed)
    return (
      <ProjectFrame projectId={place.projectId} notice={<DraftNotice place={place} />}>
        <ErrorPanel title={t("loadFailed")} error={failed.error} onRetry={() => failed.refetch()} />
      </ProjectFrame>
    );
  return (
    <main className="mx-auto max-w-3xl px-6 py-20">
      <LoadingLines lines={8} />
    </main>
  );
}
