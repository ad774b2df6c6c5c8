"use client";

import { BookOpenText, FileText, House, UsersRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { AppFrame } from "#components/app-frame.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { NothingHereText } from "#components/nothing-here.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { classNames } from "#lib/class-names.ts";
import { failureCode } from "#lib/problem-sentence.ts";
import { useProject } from "./queries.ts";

type ProjectFrameProps = {
  readonly projectId: string;
  /** Said above everything, also when the project itself cannot be shown. */
  readonly notice?: ReactNode;
  readonly children: ReactNode;
};

export function ProjectFrame({ projectId, notice, children }: ProjectFrameProps) {
  const project = useProject(projectId);
  if (project.error && !project.data) {
    return (
      <AppFrame>
        <div className="mb-4 empty:hidden">{notice}</div>
        {failureCode(project.error) === "not_found" ? (
          <NothingHereText />
        ) : (
          <ErrorPanel error={project.error} onRetry={() => project.refetch()} />
        )}
      </AppFrame>
    );
  }
  return (
    <AppFrame
      place={
        <Link href={`/projects/${projectId}`} className="rounded-sm hover:underline">
          {project.data?.name ?? "…"}
        </Link>
      }
      navigation={<ProjectNavigation projectId={projectId} />}
    >
      {/* What a screen offers depends on the roles, which come with the project. */}
      <div className="mb-4 empty:hidden">{notice}</div>
      {project.data ? children : <LoadingLines lines={6} />}
    </AppFrame>
  );
}

const PLACES = [
  { word: "home", path: "", icon: House },
  { word: "documentsPage", path: "/documents", icon: FileText },
  { word: "codebookPage", path: "/codebook", icon: BookOpenText },
  { word: "team", path: "/team", icon: UsersRound },
] as const;

function ProjectNavigation({ projectId }: { readonly projectId: string }) {
  const t = useTranslations("projects");
  const pathname = usePathname();
  const base = `/projects/${projectId}`;
  return (
    <nav
      aria-label={t("navigation")}
      className="shrink-0 border-line max-md:overflow-x-auto max-md:border-b md:sticky md:top-14 md:h-[calc(100dvh-3.5rem)] md:w-48 md:py-6 print:hidden"
    >
      <ul className="flex gap-1 px-2 md:flex-col md:px-3">
        {PLACES.map(({ word, path, icon: Icon }) => {
          const here = path === "" ? pathname === base : pathname.startsWith(base + path);
          return (
            <li key={word}>
              <Link
                href={base + path}
                aria-current={here ? "page" : undefined}
                className={classNames(
                  "flex min-h-10 items-center gap-2.5 px-2.5 text-sm font-medium whitespace-nowrap text-ink-muted hover:text-ink md:rounded-md md:px-3 md:hover:bg-sunken",
                  here &&
                    "text-accent hover:text-accent max-md:border-b-2 max-md:border-accent md:bg-accent-wash md:hover:bg-accent-wash",
                )}
              >
                <Icon aria-hidden className="size-4 shrink-0 max-md:hidden" />
                {t(word)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
