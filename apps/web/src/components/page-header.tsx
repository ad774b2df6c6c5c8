"use client";

import { type ReactNode, useEffect } from "react";
import { useTranslations } from "use-intl/react";

type PageHeaderProps = {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** Badges and small facts beside the title. */
  readonly facts?: ReactNode;
};

/** The one heading of first level on a page; names the browser's tab as well. */
export function PageHeader({ title, lead, actions, facts }: PageHeaderProps) {
  useDocumentTitle(title);
  return (
    <header className="mb-7 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        <h1 className="font-serif text-2xl font-semibold tracking-tight break-words">{title}</h1>
        {lead && <p className="mt-1.5 max-w-prose text-ink-muted">{lead}</p>}
        {facts && (
          <div className="mt-2.5 flex flex-wrap items-center gap-x-4 gap-y-1.5 text-sm text-ink-muted">{facts}</div>
        )}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}

export function useDocumentTitle(page: string): void {
  const t = useTranslations("common");
  const title = t("pageTitle", { page });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
