import { classNames } from "#lib/class-names.ts";

/** Two lanes of a margin, each coded on its own; where they agree they are strong. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" className={classNames("size-7 shrink-0", className)}>
      <path d="M6 7a4 4 0 0 1 8 0v4H6zM18 21h8v4a4 4 0 0 1-8 0z" className="fill-accent opacity-45" />
      <path d="M6 11h8v10H6zM18 11h8v10h-8z" className="fill-accent" />
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
