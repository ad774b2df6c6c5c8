import type { ReactNode } from "react";

type EmptyStateProps = {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** One action, and at most a link beside it. */
  readonly action?: ReactNode;
};

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-dashed border-line-strong px-6 py-14 text-center">
      <Lanes />
      <h2 className="font-serif text-xl font-semibold">{title}</h2>
      {children && <div className="max-w-prose text-ink-muted">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

/** Lines of text with two lanes beside them, still uncoded. */
function Lanes() {
  return (
    <svg viewBox="0 0 96 44" aria-hidden="true" focusable="false" className="mb-1 h-11 w-24">
      {[6, 16, 26, 36].map((y, line) => (
        <rect key={y} x="4" y={y} width={[58, 64, 50, 60][line]} height="3" rx="1.5" className="fill-line" />
      ))}
      <rect x="76" y="4" width="5" height="36" rx="2.5" className="fill-accent opacity-30" />
      <rect x="87" y="4" width="5" height="36" rx="2.5" className="fill-accent opacity-15" />
    </svg>
  );
}
