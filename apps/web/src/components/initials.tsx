import { classNames } from "#lib/class-names.ts";
import { initialsOf } from "#lib/initials.ts";

/** A person's initials in a disc; their name must stand beside it or label it. */
export function Initials({ name, className }: { readonly name: string; readonly className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames(
        "grid size-8 shrink-0 place-items-center rounded-full bg-accent-wash text-xs font-semibold text-accent",
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
