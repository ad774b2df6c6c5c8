"use client";

import { Toaster as Sonner, toast } from "sonner";
import { useTranslations } from "use-intl/react";

export { toast };

export function Toaster() {
  const t = useTranslations("common");
  return (
    <Sonner
      position="bottom-right"
      className="font-sans!"
      containerAriaLabel={t("notifications")}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-md border border-line bg-raised px-4 py-3 text-sm text-ink shadow-(--shadow-float)",
          title: "font-medium",
          description: "text-ink-muted",
          actionButton:
            "ms-auto shrink-0 rounded-sm px-2 py-1 font-medium text-accent underline-offset-2 hover:underline",
        },
      }}
    />
  );
}
