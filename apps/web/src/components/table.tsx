"use client";

import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from "react";
import { classNames } from "#lib/class-names.ts";

// Rows that are stacked on narrow pages are no tables to the browser any more, so the roles are said outright.
const AS_TABLE = { role: "table" } as const;
const AS_ROW_GROUP = { role: "rowgroup" } as const;
const AS_ROW = { role: "row" } as const;
const AS_COLUMN_HEADER = { role: "columnheader" } as const;
const AS_ROW_HEADER = { role: "rowheader" } as const;
const AS_CELL = { role: "cell" } as const;

type TableProps = {
  readonly caption: string;
  /** Whether each row becomes a small card on a narrow page; else the table scrolls sideways in its frame. */
  readonly stacks?: boolean;
  readonly children: ReactNode;
};

export function Table({ caption, stacks = false, children }: TableProps) {
  const frame = useRef<HTMLDivElement>(null);
  const scrolls = useScrollsSideways(frame);
  return (
    <div
      ref={frame}
      data-stacks={stacks || undefined}
      // What scrolls must be reachable by keyboard; what does not needs no stop.
      {...(scrolls && { tabIndex: 0, role: "group", "aria-label": caption })}
      className="relative overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table {...AS_TABLE} className="w-full border-collapse text-start text-sm max-md:in-data-stacks:block">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

function useScrollsSideways(frame: { readonly current: HTMLElement | null }): boolean {
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return scrolls;
}

export function HeadRow({ children }: { readonly children: ReactNode }) {
  return (
    <thead {...AS_ROW_GROUP} className="border-b border-line bg-sunken max-md:in-data-stacks:sr-only">
      <tr {...AS_ROW}>{children}</tr>
    </thead>
  );
}

export function HeadCell({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      {...AS_COLUMN_HEADER}
      scope="col"
      {...rest}
      className={classNames("px-4 py-2.5 text-start text-xs font-semibold text-ink-muted", className)}
    />
  );
}

export function Body({ children }: { readonly children: ReactNode }) {
  return (
    <tbody {...AS_ROW_GROUP} className="max-md:in-data-stacks:block">
      {children}
    </tbody>
  );
}

export function Row({ className, ...rest }: ComponentProps<"tr">) {
  return (
    <tr
      {...AS_ROW}
      {...rest}
      className={classNames(
        "border-b border-line last:border-b-0 max-md:in-data-stacks:flex max-md:in-data-stacks:flex-wrap max-md:in-data-stacks:items-center max-md:in-data-stacks:gap-x-4 max-md:in-data-stacks:gap-y-2 max-md:in-data-stacks:p-4",
        className,
      )}
    />
  );
}

// A cell in a flexible row is a block by itself.
const stackedCell = "max-md:in-data-stacks:p-0";

type CellProps = ComponentProps<"td"> & {
  /** The column's name, shown where the column's head is not. */
  readonly label?: string;
};

export function Cell({ label, className, children, ...rest }: CellProps) {
  return (
    <td {...AS_CELL} {...rest} className={classNames("px-4 py-3 align-middle", stackedCell, className)}>
      {label && (
        <span aria-hidden className="hidden text-xs text-ink-muted max-md:in-data-stacks:block">
          {label}
        </span>
      )}
      {children}
    </td>
  );
}

/** The cell that names its row. */
export function RowHead({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      {...AS_ROW_HEADER}
      scope="row"
      {...rest}
      className={classNames(
        "px-4 py-3 text-start align-middle font-medium max-md:in-data-stacks:flex-1 max-md:in-data-stacks:basis-[calc(100%-7rem)]",
        stackedCell,
        className,
      )}
    />
  );
}

/** The cell at the end of a row that holds what can be done with it. */
export function ActionCell({ className, ...rest }: ComponentProps<"td">) {
  return (
    <Cell
      {...rest}
      className={classNames("w-px text-end max-md:in-data-stacks:ms-auto max-md:in-data-stacks:w-auto", className)}
    />
  );
}
