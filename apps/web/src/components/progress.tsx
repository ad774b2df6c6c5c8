import { Progress as Radix } from "radix-ui";

type ProgressProps = {
  /** From 0 to 1. */
  readonly share: number;
  readonly label: string;
};

export function Progress({ share, label }: ProgressProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <Radix.Root value={percent} aria-label={label} className="h-1.5 w-full overflow-hidden rounded-full bg-line">
      <Radix.Indicator asChild>
        <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" className="block size-full">
          <rect width={percent} height="1" className="fill-accent" />
        </svg>
      </Radix.Indicator>
    </Radix.Root>
  );
}
