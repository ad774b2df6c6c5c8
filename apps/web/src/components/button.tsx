import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { classNames } from "#lib/class-names.ts";

const look = cva(
  "inline-flex items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors select-none disabled:cursor-not-allowed disabled:opacity-50 aria-busy:cursor-progress [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-accent text-on-accent hover:bg-accent-strong",
        secondary: "border border-line-strong bg-surface text-ink hover:bg-sunken",
        quiet: "text-ink-muted hover:bg-sunken hover:text-ink",
        danger: "border border-danger text-danger hover:bg-danger-wash",
        link: "rounded-sm text-accent underline decoration-1 underline-offset-3 hover:decoration-2",
      },
      size: {
        small: "min-h-8 px-3 text-sm",
        medium: "min-h-10 px-4 text-sm",
        icon: "size-10",
        iconSmall: "size-8",
        bare: "min-h-6",
      },
    },
    defaultVariants: { variant: "secondary", size: "medium" },
  },
);

export type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof look> & {
    /** The child is the element, for instance a link; it gets the button's look. */
    readonly asChild?: boolean;
    /** Something is under way that this button began. It keeps focus and does nothing meanwhile. */
    readonly busy?: boolean;
  };

export function Button({ variant, size, asChild, busy = false, className, children, onClick, ...rest }: ButtonProps) {
  const classes = classNames(look({ variant, size: size ?? (variant === "link" ? "bare" : "medium") }), className);
  if (asChild) {
    return (
      <Slot.Root className={classes} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type="button"
      {...rest}
      className={classes}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy && <LoaderCircle aria-hidden className="animate-spin" />}
      {children}
    </button>
  );
}
