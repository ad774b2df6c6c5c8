import { classNames } from "#lib/class-names.ts";

/** Two lanes of a margin, each coded on its own; where they agree they are strong. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" className={classNames("size-7 shrink-0", className)}>
      <path
        d="M5 6a3 3 0 0 1 3-3h4a3 3 0 0 1 3 3v4H5zM17 22h10v4a3 3 0 0 1-3 3h-4a3 3 0 0 1-3-3z"
        className="fill-accent opacity-45"
      />
      <path d="M5 12h20a2 2 0 0 1 2 2v6H7a2 2 0 0 1-2-2z" className="fill-accent" />
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
