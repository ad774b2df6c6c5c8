import { classNames } from "#lib/class-names.ts";
import { initialsOf } from "#lib/initials.ts";
import type { CoderShape } from "./stripes.ts";

/** The shapes of coders, in the order of their lanes. */
export const SHAPES = ["circle", "triangle", "square"] as const satisfies readonly CoderShape[];

export const shapeOf = (place: number): CoderShape => SHAPES[Math.min(place, SHAPES.length - 1)] ?? "square";

type CoderMarkProps = { readonly name: string; readonly shape: CoderShape; readonly className?: string };

/** A coder, told by shape and initials and never by colour; the name must stand beside it or label it. */
export function CoderMark({ name, shape, className }: CoderMarkProps) {
  return (
    <span aria-hidden className={classNames("inline-flex items-center gap-1 text-xs font-semibold", className)}>
      <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3 shrink-0 fill-none stroke-current stroke-[1.6]">
        {shape === "circle" && <circle cx="6" cy="6" r="4.6" />}
        {shape === "triangle" && <path d="M6 1.4 11 10.4H1Z" strokeLinejoin="round" />}
        {shape === "square" && <rect x="1.6" y="1.6" width="8.8" height="8.8" rx="0.5" />}
      </svg>
      {initialsOf(name)}
    </span>
  );
}
