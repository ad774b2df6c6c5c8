"use client";

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { ErrorPanel } from "#components/error-panel.tsx";
import { Moment } from "#components/moment.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { type BackupState, useBackups } from "./queries.ts";

const WHAT_TO_DO = {
  disk_full: "diskFull",
  folder_unwritable: "folderUnwritable",
  database_away: "databaseAway",
  copy_differs: "copyDiffers",
  copy_refused: "copyRefused",
  failed: "otherwise",
} as const;

/** How the backups of the installation stand: the last, whether it was checked, the next, or what is wrong. */
export function BackupsCard() {
  const t = useTranslations("backups");
  const backups = useBackups();
  return (
    <section aria-labelledby="backups-heading" className="max-w-3xl">
      <h2 id="backups-heading" className="mb-3 font-serif text-xl font-semibold">
        {t("title")}
      </h2>
      {backups.isPending && <LoadingLines lines={2} />}
      {backups.error && <ErrorPanel error={backups.error} onRetry={() => backups.refetch()} />}
      {backups.data && (backups.data.folder === null ? <Notice>{t("off")}</Notice> : <State state={backups.data} />)}
    </section>
  );
}

function State({ state: { folder, lastSuccess, lastFailure, nextAt } }: { readonly state: BackupState }) {
  const t = useTranslations("backups");
  return (
    <div className="flex flex-col gap-4">
      {lastFailure && (
        <Notice>
          {t.rich("failed", { time: () => <Moment at={lastFailure.at} /> })} {t(WHAT_TO_DO[lastFailure.code])}{" "}
          {t("retry")}
        </Notice>
      )}
      {lastSuccess && lastSuccess.faults > 0 && <Notice>{t("faults", { count: lastSuccess.faults })}</Notice>}
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 rounded-md border border-line px-4 py-3 text-sm max-md:grid-cols-1">
        <Fact name={t("last")}>{lastSuccess ? <Moment at={lastSuccess.at} /> : t("lastNone")}</Fact>
        {lastSuccess && (
          <Fact name={t("checked")}>
            {lastSuccess.checked === "restored" ? t("checkedRestored") : t("checkedRead")}
          </Fact>
        )}
        {nextAt && (
          <Fact name={t("next")}>
            <Moment at={nextAt} />
          </Fact>
        )}
        <Fact name={t("place")}>
          <span className="break-all">{folder}</span>
        </Fact>
      </dl>
      <p className="text-sm text-ink-muted">{t("keep")}</p>
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="min-w-0 max-md:mb-1.5">{children}</dd>
    </>
  );
}

function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <p className="flex items-start gap-2.5 rounded-md border border-notice/40 bg-notice-wash px-4 py-3 text-sm text-ink">
      <TriangleAlert aria-hidden className="mt-0.5 size-4.5 shrink-0 text-notice" />
      <span>{children}</span>
    </p>
  );
}
