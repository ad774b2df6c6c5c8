import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "#lib/class-names.ts";

type ChoiceProps = Omit<ComponentProps<"input">, "type"> & {
  readonly kind: "checkbox" | "radio";
  readonly label: ReactNode;
  readonly explanation?: ReactNode;
  /** With a border around the whole, for choices that deserve room. */
  readonly framed?: boolean;
};

/** A tick box or one of several; label and explanation belong to it and the label can be clicked. */
export function Choice({ kind, label, explanation, framed = false, className, ...rest }: ChoiceProps) {
  const id = useId();
  return (
    <div
      className={classNames(
        "flex items-start gap-3",
        framed &&
          "rounded-md border border-line bg-surface p-3 has-checked:border-accent has-checked:bg-accent-wash has-checked:text-ink",
        className,
      )}
    >
      <input
        {...rest}
        id={id}
        type={kind}
        {...(explanation ? { "aria-describedby": `${id}-more` } : {})}
        className="mt-1 size-4 shrink-0 accent-(--accent)"
      />
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="block text-base">
          {label}
        </label>
        {explanation && (
          <p id={`${id}-more`} className="text-sm text-ink-muted">
            {explanation}
          </p>
        )}
      </div>
    </div>
  );
}

/** Several choices under one question. */
export function ChoiceGroup({
  question,
  hint,
  error,
  className,
  children,
}: {
  readonly question: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <fieldset className={classNames("min-w-0", className)} {...(error ? { "aria-describedby": id } : {})}>
      <legend className="mb-1.5 text-sm font-medium text-ink">{question}</legend>
      {hint && <p className="mb-2 text-sm text-ink-muted">{hint}</p>}
      <div className="flex flex-col gap-2">{children}</div>
      {error && (
        <p id={id} className="mt-2 text-sm text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
