import { classNames } from "#lib/class-names.ts";
import { groupLook } from "#lib/palette/group-palette.ts";

type GroupSwatchProps = { readonly group: string | null; readonly className?: string };

/** A patch in a code group's colour and texture. The group's number or name must stand beside it. */
export function GroupSwatch({ group, className }: GroupSwatchProps) {
  const look = groupLook(group);
  return (
    <span
      aria-hidden
      style={{ "--group-colour": look.colour }}
      className={classNames(
        "inline-block size-3.5 shrink-0 rounded-sm",
        look.texture === "solid" ? "group-solid" : "group-hatched",
        className,
      )}
    />
  );
}
