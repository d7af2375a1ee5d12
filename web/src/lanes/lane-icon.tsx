import { CircleCheck, ClipboardClock, FileSearch, type LucideIcon, PackageSearch } from 'lucide-react';
import type { Lane } from '../../../src/server/api.ts';

/** Each shows what happens: examined, documents read, audited later, released. */
const icons = {
  red: PackageSearch,
  yellow: FileSearch,
  blue: ClipboardClock,
  green: CircleCheck,
} satisfies Record<Lane, LucideIcon>;

export function LaneIcon({ lane, size = 14 }: { readonly lane: Lane; readonly size?: number }) {
  const Icon = icons[lane];
  return <Icon size={size} aria-hidden="true" />;
}
