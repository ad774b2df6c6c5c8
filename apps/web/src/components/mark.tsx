import { classNames } from "#lib/class-names.ts";

/** Two lanes of a margin, each coded on its own, that agree in the middle. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" className={classNames("size-7 shrink-0", className)}>
      <rect x="7" y="3" width="6" height="26" rx="3" className="fill-accent" />
      <rect x="19" y="3" width="6" height="26" rx="3" className="fill-accent opacity-55" />
      <rect x="7" y="12" width="18" height="8" rx="2" className="fill-accent" />
    </svg>
  );
}

/** The mark with the product's name. */
export function Wordmark({ name, className }: { readonly name: string; readonly className?: string }) {
  return (
    <span className={classNames("inline-flex items-center gap-2", className)}>
      <Mark />
      <span className="font-serif text-lg leading-none font-semibold tracking-tight text-ink">{name}</span>
    </span>
  );
}
