"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import type { NextStep } from "./next-step.ts";
import type { Task } from "./queries.ts";

export function taskAddress(
  projectId: string,
  task: Pick<Task, "roundId" | "documentId">,
  what: "code" | "compare" | "drafts",
) {
  return `/projects/${projectId}/rounds/${task.roundId}/documents/${task.documentId}/${what}`;
}

type NextStepCardProps = { readonly projectId: string; readonly step: NextStep; readonly manages: boolean };

export function NextStepCard({ projectId, step, manages }: NextStepCardProps) {
  const t = useTranslations("projects");
  const { title, text, link } = useStepWords(projectId, step, manages);
  return (
    <section
      aria-labelledby="next-step-heading"
      className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 rounded-lg border border-line border-s-4 border-s-accent bg-surface px-6 py-5 shadow-(--shadow-card)"
    >
      <div className="min-w-0">
        <h2 id="next-step-heading" className="text-xs font-semibold text-accent">
          {t("nextStep")}
        </h2>
        <p className="mt-1 font-serif text-xl font-semibold break-words">{title}</p>
        <p className="mt-0.5 max-w-prose text-ink-muted">{text}</p>
      </div>
      {link && (
        <Button asChild variant="primary">
          <Link href={link.href}>
            {link.words}
            <ArrowRight aria-hidden />
          </Link>
        </Button>
      )}
    </section>
  );
}

type StepWords = {
  readonly title: string;
  readonly text: string;
  readonly link?: { readonly href: string; readonly words: string };
};

function useStepWords(projectId: string, step: NextStep, manages: boolean): StepWords {
  const t = useTranslations("projects");
  const base = `/projects/${projectId}`;
  switch (step.kind) {
    case "import":
      return {
        title: t("stepImport"),
        text: t("stepImportText"),
        link: { href: `${base}/documents`, words: t("stepImportAction") },
      };
    case "invite":
      return {
        title: t("stepInvite"),
        text: t("stepInviteText"),
        link: { href: `${base}/team`, words: t("stepInviteAction") },
      };
    case "round":
      return {
        title: t("stepRound"),
        text: t("stepRoundText"),
        link: { href: `${base}/rounds/new`, words: t("stepRoundAction") },
      };
    case "code":
      return {
        title: t("stepCode", { document: step.task.documentName }),
        text: t("stepCodeText", { round: step.task.roundName, left: step.left }),
        link: { href: taskAddress(projectId, step.task, "code"), words: t("stepCodeAction") },
      };
    case "compare":
      return {
        title: t("stepCompare", { document: step.task.documentName }),
        text: t("stepCompareText", { round: step.task.roundName }),
        link: { href: taskAddress(projectId, step.task, "compare"), words: t("stepCompareAction") },
      };
    case "wait":
      return { title: t("stepWait"), text: manages ? t("stepWaitManager") : t("stepWaitText") };
    case "none":
      return { title: t("stepNone"), text: t("stepNoneText") };
  }
}
