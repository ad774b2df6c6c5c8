"use client";

import { isReleased } from "@concord/domain";
import { CircleCheck, CircleDashed, Eye, EyeOff } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { useTranslations } from "use-intl/react";
import { Badge } from "#components/badge.tsx";
import { Button } from "#components/button.tsx";
import { ActionCell, Body, Cell, HeadCell, HeadRow, Row, RowHead, Table } from "#components/table.tsx";
import { useLateDraftCounts } from "#features/local-work/queries.ts";
import { taskAddress } from "./next-step-card.tsx";
import type { Task } from "./queries.ts";

/** The documents of one round: what you have done, whether colleagues have submitted, and where it leads. */
export function RoundTable({
  projectId,
  tasks,
  manages,
}: {
  readonly projectId: string;
  readonly tasks: readonly Task[];
  readonly manages: boolean;
}) {
  const t = useTranslations("projects");
  const rounds = useTranslations("rounds");
  const headingId = useId();
  const [first] = tasks;
  const released = tasks.some((task) => isReleased(task.stage));
  const drafts = useLateDraftCounts(projectId, first?.roundId ?? "", manages && released && first !== undefined);
  if (!first) return null;
  const blind = first.visibility === "blind";
  return (
    <section aria-labelledby={headingId}>
      <div className="mb-2.5 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 id={headingId} className="text-base font-semibold">
          {first.roundName}
        </h3>
        <Badge tone={blind ? "notice" : "plain"}>
          {blind ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          {rounds(`visibility.${first.visibility}`)}
        </Badge>
        {blind && tasks.some((task) => !isReleased(task.stage)) && (
          <p className="text-sm text-ink-muted">{t("blindNote")}</p>
        )}
      </div>
      <Table stacks caption={first.roundName}>
        <HeadRow>
          <HeadCell>{t("document")}</HeadCell>
          <HeadCell>{t("you")}</HeadCell>
          <HeadCell>{t("colleagues")}</HeadCell>
          <HeadCell className="max-md:hidden">{t("stage")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("action")}</span>
          </HeadCell>
        </HeadRow>
        <Body>
          {tasks.map((task) => (
            <TaskRow
              key={task.documentId}
              projectId={projectId}
              task={task}
              drafts={drafts.data?.get(task.documentId) ?? 0}
            />
          ))}
        </Body>
      </Table>
    </section>
  );
}

type TaskRowProps = {
  readonly projectId: string;
  readonly task: Task;
  /** Late drafts that were handed in, for managers; 0 for everybody else. */
  readonly drafts: number;
};

function TaskRow({ projectId, task, drafts }: TaskRowProps) {
  const t = useTranslations("projects");
  const common = useTranslations("common");
  const rounds = useTranslations("rounds");
  return (
    <Row>
      <RowHead>
        <span className="block break-words">{task.documentName}</span>
        <span className="block text-xs font-normal text-ink-muted">{common("words", { count: task.words })}</span>
        {drafts > 0 && (
          <Link
            href={taskAddress(projectId, task, "drafts")}
            className="mt-1 inline-block min-h-6 rounded-sm text-sm font-normal text-accent underline decoration-1 underline-offset-3"
          >
            {t("lateDrafts", { count: drafts })}
          </Link>
        )}
      </RowHead>
      <Cell
        label={t("you")}
        className="max-md:in-data-stacks:order-1 max-md:in-data-stacks:basis-full whitespace-nowrap"
      >
        <Submitted
          state={task.you === "submitted"}
          words={
            task.you === "submitted" ? t("youSubmitted") : task.you === "open" ? t("youOpen") : t("youNotAssigned")
          }
        />
      </Cell>
      <Cell label={t("colleagues")} className="max-md:in-data-stacks:order-1 max-md:in-data-stacks:basis-full">
        {task.others.length === 0 ? (
          <span className="text-ink-muted">{t("nobodyElse")}</span>
        ) : (
          <ul className="flex flex-col gap-1">
            {task.others.map(({ coderId, name, submitted }) => (
              <li key={coderId}>
                <Submitted
                  state={submitted}
                  words={t("colleague", { name, state: submitted ? t("submitted") : t("notYet") })}
                />
              </li>
            ))}
          </ul>
        )}
      </Cell>
      <Cell className="text-ink-muted max-md:hidden">{rounds(`stage.${task.stage}`)}</Cell>
      <ActionCell>
        <TaskLink projectId={projectId} task={task} />
      </ActionCell>
    </Row>
  );
}

function Submitted({ state, words }: { readonly state: boolean; readonly words: string }) {
  const Icon = state ? CircleCheck : CircleDashed;
  return (
    <span className="flex items-center gap-1.5">
      <Icon aria-hidden className={state ? "size-4 shrink-0 text-done" : "size-4 shrink-0 text-ink-faint"} />
      {words}
    </span>
  );
}

function TaskLink({ projectId, task }: { readonly projectId: string; readonly task: Task }) {
  const t = useTranslations("projects");
  const names = { document: task.documentName, round: task.roundName };
  if (isReleased(task.stage)) {
    return (
      <Button asChild size="small">
        <Link href={taskAddress(projectId, task, "compare")} aria-label={t("compareDocument", names)}>
          {t("compare")}
        </Link>
      </Button>
    );
  }
  if (task.you === "not_assigned") return null;
  const open = task.you === "open";
  return (
    <Button asChild size="small">
      <Link
        href={taskAddress(projectId, task, "code")}
        aria-label={open ? t("codeDocument", names) : t("lookDocument", names)}
      >
        {open ? t("code") : t("look")}
      </Link>
    </Button>
  );
}
