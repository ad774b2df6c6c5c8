import type { Code } from "@concord/domain";
import type { ReactNode } from "react";
import { GroupSwatch } from "#components/group-swatch.tsx";
import { classNames } from "#lib/class-names.ts";

/** A code as lists show it: patch, number, label. */
export function CodeRow({
  code,
  className,
  children,
}: {
  readonly code: Pick<Code, "number" | "label" | "group">;
  readonly className?: string;
  /** Stands right behind the label. */
  readonly children?: ReactNode;
}) {
  return (
    <span className={classNames("flex min-w-0 items-baseline gap-2", className)}>
      <GroupSwatch group={code.group?.number ?? null} className="mt-[0.32em] size-3 self-start" />
      {code.number && <span className="shrink-0 text-ink-muted tabular-nums">{code.number}</span>}
      <span className="min-w-0">
        {code.label}
        {children}
      </span>
    </span>
  );
}

/** What a code means, as the codebook says it. */
export function CodeDefinition({ code, words }: { readonly code: Code; readonly words: DefinitionWords }) {
  if (code.origin === "coder") return <p className="text-sm text-ink-muted">{words.own}</p>;
  return (
    <div className="text-sm leading-relaxed">
      <p>{code.definition || words.none}</p>
      {code.example && (
        <p className="mt-1.5 text-ink-muted">
          <span className="font-medium">{words.example}:</span> {code.example}
        </p>
      )}
    </div>
  );
}
export type DefinitionWords = { readonly own: string; readonly none: string; readonly example: string };
