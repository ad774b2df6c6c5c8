"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { AccountMenu } from "#features/session/account-menu.tsx";
import { Mark, Wordmark } from "./mark.tsx";

type AppFrameProps = {
  /** Where one is, beside the product's name: for instance the project. */
  readonly place?: ReactNode;
  /** A navigation of its own, beside the content or, where it is narrow, above it. */
  readonly navigation?: ReactNode;
  readonly children: ReactNode;
};

/** The page of somebody signed in: top bar, navigation, content. */
export function AppFrame({ place, navigation, children }: AppFrameProps) {
  const t = useTranslations("common");
  const projects = useTranslations("projects");
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:px-4 focus:py-2"
      >
        {t("skipToContent")}
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-page/95 backdrop-blur-sm print:hidden">
        <div className="flex h-14 items-center gap-3 px-4 md:px-6">
          <Link href="/projects" className="flex items-center rounded-sm">
            {place ? (
              <>
                <Mark className="md:hidden" />
                <Wordmark name={t("product")} className="max-md:hidden" />
              </>
            ) : (
              <Wordmark name={t("product")} />
            )}
            <span className="sr-only">{projects("allProjects")}</span>
          </Link>
          {place && (
            <>
              <span aria-hidden className="h-6 w-px bg-line" />
              <div className="min-w-0 flex-1 truncate text-sm font-medium">{place}</div>
            </>
          )}
          <div className="ms-auto">
            <AccountMenu />
          </div>
        </div>
      </header>
      <div className={navigation ? "flex flex-1 flex-col md:flex-row" : "flex flex-1 flex-col"}>
        {navigation}
        <main
          id="content"
          tabIndex={-1}
          className="min-w-0 flex-1 px-4 py-8 outline-none md:px-8 xl:px-12 [nav+&]:md:border-s [nav+&]:md:border-line"
        >
          <div className="mx-auto w-full max-w-6xl">{children}</div>
        </main>
      </div>
    </div>
  );
}
