import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { classNames } from "#lib/class-names.ts";

const look = cva(
  "inline-flex min-h-6 items-center gap-1.5 rounded-full px-2.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3.5",
  {
    variants: {
      tone: {
        plain: "bg-sunken text-ink-muted",
        accent: "bg-accent-wash text-accent",
        done: "bg-done-wash text-done",
        notice: "bg-notice-wash text-notice",
        danger: "bg-danger-wash text-danger",
        outline: "border border-line-strong text-ink-muted",
      },
    },
    defaultVariants: { tone: "plain" },
  },
);

export function Badge({ tone, className, ...rest }: ComponentProps<"span"> & VariantProps<typeof look>) {
  return <span {...rest} className={classNames(look({ tone }), className)} />;
}
