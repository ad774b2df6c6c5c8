"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { classNames } from "#lib/class-names.ts";
import { Button } from "./button.tsx";

type DialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** Whether the person may leave it without an answer. */
  readonly dismissable?: boolean;
  readonly size?: "small" | "medium" | "large";
  readonly children: ReactNode;
};

const WIDTH = { small: "max-w-sm", medium: "max-w-lg", large: "max-w-4xl" };

export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  dismissable = true,
  size = "medium",
  children,
}: DialogProps) {
  const t = useTranslations("common");
  const stay = dismissable ? undefined : (event: Event) => event.preventDefault();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 grid animate-appear place-items-center overflow-y-auto bg-scrim p-4 max-md:place-items-end max-md:p-0 max-md:pt-10">
          <Radix.Content
            {...(description ? {} : { "aria-describedby": undefined })}
            {...(stay ? { onEscapeKeyDown: stay, onPointerDownOutside: stay } : {})}
            className={classNames(
              "relative w-full rounded-lg border border-line bg-page p-6 shadow-(--shadow-float) max-md:max-w-none max-md:rounded-b-none",
              WIDTH[size],
            )}
          >
            <Radix.Title className="pe-10 font-serif text-xl font-semibold">{title}</Radix.Title>
            {description && (
              <Radix.Description className="mt-1 text-base text-ink-muted">{description}</Radix.Description>
            )}
            <div className="mt-5">{children}</div>
            {dismissable && (
              <Radix.Close asChild>
                <Button variant="quiet" size="iconSmall" className="absolute end-4 top-4" aria-label={t("close")}>
                  <X aria-hidden />
                </Button>
              </Radix.Close>
            )}
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The row of buttons at the end of a dialog or form; the main one last. */
export function Actions({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return (
    <div className={classNames("mt-6 flex flex-wrap justify-end gap-2 max-md:[&>*]:flex-1", className)}>{children}</div>
  );
}
