import type { ComponentProps, ReactNode } from "react";
import { classNames } from "#lib/class-names.ts";

/** A table that scrolls inside its own frame, by keyboard too, when the page is narrower. */
export function Table({ caption, children }: { readonly caption: ReactNode; readonly children: ReactNode }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling frame must be reachable by keyboard
      tabIndex={0}
      aria-label={typeof caption === "string" ? caption : undefined}
      className="overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table className="w-full border-collapse text-start text-sm">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  );
}

export function HeadRow({ children }: { readonly children: ReactNode }) {
  return (
    <thead className="border-b border-line bg-sunken">
      <tr>{children}</tr>
    </thead>
  );
}

export function HeadCell({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      {...rest}
      className={classNames("px-4 py-2.5 text-start text-xs font-semibold text-ink-muted", className)}
    />
  );
}

export function Row({ className, ...rest }: ComponentProps<"tr">) {
  return <tr {...rest} className={classNames("border-b border-line last:border-b-0", className)} />;
}

export function Cell({ className, ...rest }: ComponentProps<"td">) {
  return <td {...rest} className={classNames("px-4 py-3 align-middle", className)} />;
}

/** The cell that names its row. */
export function RowHead({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th scope="row" {...rest} className={classNames("px-4 py-3 text-start align-middle font-medium", className)} />
  );
}
