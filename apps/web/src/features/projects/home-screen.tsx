"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { Progress } from "#components/progress.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { DraftNotices } from "#features/local-work/draft-notice.tsx";
import { RoleBadges } from "#features/members/role-list.tsx";
import { byRound, nextStep, ownProgress } from "./next-step.ts";
import { NextStepCard } from "./next-step-card.tsx";
import { useProject } from "./queries.ts";
import { RoundTable } from "./round-table.tsx";

export function HomeScreen({ projectId }: { readonly projectId: string }) {
  const t = useTranslations("projects");
  const project = useProject(projectId);
  // The frame tells of failures; here there is only something to show or not yet.
  if (!project.data) return <LoadingLines lines={6} />;
  const { name, targetBehaviour, roles, tasks, documents } = project.data;
  const manages = roles.includes("manage");
  const progress = ownProgress(tasks);
  return (
    <>
      <PageHeader
        title={name}
        lead={targetBehaviour && t("aim", { behaviour: targetBehaviour })}
        facts={<RoleBadges roles={roles} />}
      />
      <DraftNotices projectId={projectId} />
      <NextStepCard projectId={projectId} step={nextStep(project.data)} manages={manages} />
      {progress.all > 0 && (
        <div className="mt-6 flex max-w-md flex-col gap-2 text-sm text-ink-muted">
          <span>{t("progress", progress)}</span>
          <Progress share={progress.done / progress.all} label={t("progress", progress)} />
        </div>
      )}
      <section aria-labelledby="rounds-heading" className="mt-10">
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
          <h2 id="rounds-heading" className="font-serif text-xl font-semibold">
            {t("roundsTitle")}
          </h2>
          {manages && documents > 0 && (
            <Button asChild>
              <Link href={`/projects/${projectId}/rounds/new`}>
                <Plus aria-hidden />
                {t("newRound")}
              </Link>
            </Button>
          )}
        </div>
        {tasks.length === 0 && (
          <p className="max-w-prose text-ink-muted">{manages ? t("noRoundsManager") : t("noRounds")}</p>
        )}
        <div className="flex flex-col gap-8">
          {[...byRound(tasks)].map(([roundId, own]) => (
            <RoundTable key={roundId} projectId={projectId} tasks={own} manages={manages} />
          ))}
        </div>
      </section>
    </>
  );
}
