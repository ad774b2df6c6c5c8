"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { classNames } from "#lib/class-names.ts";

type SidePanelProps = {
  readonly title: string;
  readonly side: "start" | "end";
  /** Whether it is opened where there is no room for all panes at once. */
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A pane beside the text: always there on wide screens, a drawer on middling ones, a sheet from below on small ones. */
export function SidePanel({ title, side, opened, onClose, children }: SidePanelProps) {
  const t = useTranslations("workbench");
  return (
    <aside
      aria-label={title}
      className={classNames(
        "flex-col border-line bg-page xl:flex print:hidden",
        side === "start" ? "w-72 border-e xl:w-66 2xl:w-76" : "w-80 border-s xl:w-76 2xl:w-88",
        opened
          ? "flex max-xl:order-last max-xl:border-s max-xl:border-e-0 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:h-[58dvh] max-md:w-auto max-md:rounded-t-lg max-md:border-t max-md:border-s-0 max-md:shadow-(--shadow-float)"
          : "hidden",
      )}
    >
      <div className="flex min-h-11 items-center justify-between gap-2 ps-4 pe-2">
        <h2 className="text-sm font-semibold">{title}</h2>
        <Button
          variant="quiet"
          size="iconSmall"
          className="xl:hidden"
          aria-label={t("closePanel", { panel: title })}
          onClick={onClose}
        >
          <X aria-hidden />
        </Button>
      </div>
      {children}
    </aside>
  );
}
