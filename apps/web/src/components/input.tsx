import type { ComponentProps } from "react";
import { classNames } from "#lib/class-names.ts";

const box =
  "w-full rounded-md border border-line-strong bg-surface px-3 text-base text-ink aria-invalid:border-danger disabled:opacity-60";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={classNames(box, "min-h-10", className)} />;
}

export function TextArea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} className={classNames(box, "min-h-20 py-2", className)} />;
}

/** The browser's own list: it works by keyboard, by touch and with every assistive technology. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select {...rest} className={classNames(box, "min-h-10 pe-8 text-sm", className)} />;
}
