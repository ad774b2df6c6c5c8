import { bySpan, type Disagreement, type DisagreementKind, type Side } from "@concord/domain";
import { cover, type MeasuredCoding } from "./measured-coding.ts";

/**
 * One disagreement from what each coder contributes, the first coder's part first.
 *
 * @param more - the share in common and the boundary it stands beside, where there are such
 */
export function describe(
  kind: DisagreementKind,
  parts: readonly (readonly MeasuredCoding[])[],
  more: { readonly overlap?: number; readonly beside?: string | undefined } = {},
): Disagreement {
  const { overlap, beside } = more;
  const codings = parts.flat();
  const ids = codings.map(({ id }) => id).sort();
  return {
    id: `${kind}:${ids.join("+")}`,
    kind,
    span: cover(codings),
    sides: parts.flatMap(sideOf),
    ...(overlap === undefined ? {} : { overlap }),
    ...(beside === undefined ? {} : { beside }),
  };
}

function sideOf(codings: readonly MeasuredCoding[]): Side[] {
  const [one] = codings;
  if (!one) return [];
  const inOrder = [...codings].sort((a, b) => bySpan(a, b) || (a.id < b.id ? -1 : 1));
  return [{ coder: one.coder, codings: inOrder.map(({ coding }) => coding.id), code: one.coding.code }];
}
