"use client";

import { DropdownMenu } from "radix-ui";
import { type ComponentProps, type ReactNode, useState } from "react";
import { classNames } from "#lib/class-names.ts";

export function Menu({ trigger, children }: { readonly trigger: ReactNode; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  // Into the main landmark, where somebody who goes by landmarks finds it; looked up when it is needed, for the
  // page's main element may be a later one than at the first drawing.
  const landmark = open ? document.querySelector("main") : null;
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={setOpen}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={landmark}>
        <DropdownMenu.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 min-w-52 animate-appear rounded-md border border-line bg-raised p-1 shadow-(--shadow-float)"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

const row =
  "flex min-h-9 w-full cursor-default items-center gap-2.5 rounded-sm px-2.5 text-sm text-ink outline-none select-none data-highlighted:bg-accent-wash data-disabled:opacity-50 [&_svg]:size-4 [&_svg]:text-ink-muted";

export function MenuItem({ className, ...rest }: ComponentProps<typeof DropdownMenu.Item>) {
  return <DropdownMenu.Item {...rest} className={classNames(row, className)} />;
}

export function MenuChoice({ className, ...rest }: ComponentProps<typeof DropdownMenu.RadioItem>) {
  return (
    <DropdownMenu.RadioItem
      {...rest}
      className={classNames(row, "data-[state=checked]:font-semibold data-[state=checked]:text-accent", className)}
    />
  );
}

export const MenuChoices = DropdownMenu.RadioGroup;

export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <DropdownMenu.Label className="px-2.5 pt-2 pb-1 text-xs text-ink-muted">{children}</DropdownMenu.Label>;
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />;
}
