"use client";

import { FileText, UsersRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { RoleBadges } from "#features/members/role-list.tsx";
import type { Project } from "./queries.ts";

export function ProjectCard({ project }: { readonly project: Project }) {
  const t = useTranslations("projects");
  return (
    <li className="relative flex flex-col rounded-lg border border-line bg-surface p-5 shadow-(--shadow-card) transition-colors hover:border-line-strong">
      <h2 className="font-serif text-lg leading-snug font-semibold break-words">
        {/* The link covers the card, so that the whole of it can be clicked and only the name is read out. */}
        <Link href={`/projects/${project.id}`} className="rounded-sm after:absolute after:inset-0 after:rounded-lg">
          {project.name}
        </Link>
      </h2>
      <p className="mt-1 line-clamp-2 text-sm text-ink-muted">{project.targetBehaviour || t("noBehaviour")}</p>
      <div className="mt-auto pt-5">
        <RoleBadges roles={project.roles} />
        <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-muted [&_svg]:size-4">
          <span className="flex items-center gap-1.5">
            <FileText aria-hidden />
            {t("documents", { count: project.documents })}
          </span>
          <span className="flex items-center gap-1.5">
            <UsersRound aria-hidden />
            {t("people", { count: project.members })}
          </span>
        </p>
      </div>
    </li>
  );
}
