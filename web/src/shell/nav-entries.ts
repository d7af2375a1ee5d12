import { LayoutDashboard, type LucideIcon } from 'lucide-react';
import type { Right } from '../../../src/server/api.ts';
import type { MessageKey } from '../language/message-key.ts';

type NavEntry = {
  readonly to: '/operations';
  readonly name: MessageKey;
  readonly icon: LucideIcon;
  /** Shown to those who have it. */
  readonly right: Right;
};

/** The pages by task, in the order of a working day. */
export const navEntries: readonly NavEntry[] = [
  { to: '/operations', name: 'nav.operations', icon: LayoutDashboard, right: 'operations.read' },
];
