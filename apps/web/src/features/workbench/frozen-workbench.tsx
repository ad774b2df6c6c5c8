"use client";

import { type Code, isReleased } from "@concord/domain";
import { Lock } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { Badge } from "#components/badge.tsx";
import { Button } from "#components/button.tsx";
import { useDocumentTitle } from "#components/page-header.tsx";
import type { DocumentWithText } from "#features/documents/queries.ts";
import { DraftNotice } from "#features/local-work/draft-notice.tsx";
import { useMe } from "#features/session/require-session.tsx";
import { codingsOf, transcriptOf } from "./as-domain.ts";
import { frozenLayerStore } from "./layer-store.ts";
import type { LayerAnswer, Place } from "./queries.ts";
import { Workbench } from "./workbench.tsx";

type FrozenWorkbenchProps = {
  readonly place: Place;
  readonly answer: LayerAnswer;
  readonly submission: NonNullable<LayerAnswer["submission"]>;
  readonly document: DocumentWithText;
  readonly codes: readonly Code[];
};

/** A submitted layer, from its frozen rows: to be read, and no longer to be changed. */
export function FrozenWorkbench({ place, answer, submission, document, codes }: FrozenWorkbenchProps) {
  const t = useTranslations("workbench");
  const format = useFormatter();
  const me = useMe();
  useDocumentTitle(document.name);
  const store = useMemo(() => frozenLayerStore(codingsOf(submission.codings), submission.ownCodes), [submission]);
  const transcript = useMemo(() => transcriptOf(document), [document]);
  const released = isReleased(answer.stage);
  const time = format.dateTime(new Date(submission.submittedAt), { dateStyle: "medium", timeStyle: "short" });
  return (
    <Workbench
      home={`/projects/${place.projectId}`}
      document={document.name}
      round={answer.roundName}
      transcript={transcript}
      codes={codes}
      coder={me}
      store={store}
      others={NOBODY}
      badge={
        <Badge tone="done">
          <Lock aria-hidden />
          {t("submittedToast")}
        </Badge>
      }
      status={null}
      bar={
        <>
          <DraftNotice place={place} />
          <p role="status" className="border-b border-line bg-done-wash px-4 py-2 text-sm">
            {t("frozen", { time })} {!released && t("waitsForOthers")}
          </p>
        </>
      }
      action={
        released && (
          <Button variant="primary" size="small" asChild>
            <Link href={`/projects/${place.projectId}/rounds/${place.roundId}/documents/${place.documentId}/compare`}>
              {t("toCompare")}
            </Link>
          </Button>
        )
      }
    />
  );
}

const NOBODY = [] as const;
