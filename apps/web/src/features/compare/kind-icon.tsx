import {
  ArrowLeftRight,
  CircleDashed,
  CircleHelp,
  Equal,
  type LucideIcon,
  Plus,
  Split,
  UnfoldHorizontal,
} from "lucide-react";
import type { ItemKind } from "./comparison-items.ts";

const ICONS: Readonly<Record<ItemKind, LucideIcon>> = {
  omission: CircleDashed,
  different_code: ArrowLeftRight,
  boundary: UnfoldHorizontal,
  confidence: Plus,
  split: Split,
  agreed: Equal,
  not_assessed: CircleHelp,
};

/** The sign of a kind; its word must stand beside it. */
export function KindIcon({ kind, className = "size-4" }: { readonly kind: ItemKind; readonly className?: string }) {
  const Icon = ICONS[kind];
  return <Icon aria-hidden className={`${className} shrink-0 text-ink-muted`} />;
}
