import { CoderMark } from "./coder-mark.tsx";
import type { LaneGroup } from "./stripes.ts";

/** Whose column is whose, above the lanes. The names of the stripes say it as well, so it is for the eye only. */
export function LaneHeads({ groups }: { readonly groups: readonly LaneGroup[] }) {
  return (
    <div aria-hidden className="transcript-heads">
      <div>
        {groups.map(({ id, coder, shape }) => (
          <span key={id} title={coder}>
            <CoderMark name={coder} shape={shape} />
          </span>
        ))}
      </div>
    </div>
  );
}
