"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { Input } from "#components/input.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { DraftNotices } from "#features/local-work/draft-notice.tsx";
import { NewProjectDialog } from "./new-project-dialog.tsx";
import { ProjectCard } from "./project-card.tsx";
import { useProjects } from "./queries.ts";

/** From this many projects on, looking is slower than searching. */
const SEARCH_FROM = 8;

export function ProjectListScreen() {
  const t = useTranslations("projects");
  const projects = useProjects();
  const [creating, setCreating] = useState(false);
  const [words, setWords] = useState("");
  const all = projects.data ?? [];
  const wanted = words.trim().toLocaleLowerCase();
  const shown = all.filter(({ name, targetBehaviour }) =>
    `${name} ${targetBehaviour}`.toLocaleLowerCase().includes(wanted),
  );
  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {t("newProject")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("listTitle")} lead={t("listLead")} actions={all.length > 0 && create} />
      <DraftNotices />
      {projects.isPending && <LoadingLines />}
      {projects.error && <ErrorPanel error={projects.error} onRetry={() => projects.refetch()} />}
      {projects.data && all.length === 0 && (
        <EmptyState title={t("emptyTitle")} action={create}>
          {t("emptyText")}
        </EmptyState>
      )}
      {all.length >= SEARCH_FROM && (
        <Input
          type="search"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          aria-label={t("find")}
          placeholder={t("find")}
          className="mb-5 max-w-sm"
        />
      )}
      <p role="status" className="sr-only">
        {words && t("count", { count: shown.length })}
      </p>
      {all.length > 0 && shown.length === 0 && <p className="text-ink-muted">{t("noneFound", { words })}</p>}
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {shown.map((project) => (
          <ProjectCard key={project.id} project={project} />
        ))}
      </ul>
      {creating && <NewProjectDialog onClose={() => setCreating(false)} />}
    </>
  );
}
