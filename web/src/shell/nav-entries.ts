import { BookMarked, LayoutDashboard, ListChecks, type LucideIcon, ScanSearch, Swords } from 'lucide-react';
import type { Right } from '../../../src/server/api.ts';
import type { MessageKey } from '../language/message-key.ts';

type NavEntry = {
  readonly to: '/operations' | '/profiles' | '/lists' | '/challengers' | '/rule-books';
  readonly name: MessageKey;
  readonly icon: LucideIcon;
  /** Shown to those who have it. */
  readonly right: Right;
};

/** The pages by task, in the order of a working day. */
export const navEntries: readonly NavEntry[] = [
  { to: '/operations', name: 'nav.operations', icon: LayoutDashboard, right: 'operations.read' },
  { to: '/profiles', name: 'profiles.title', icon: ScanSearch, right: 'profiles.read' },
  { to: '/lists', name: 'lists.title', icon: ListChecks, right: 'profiles.read' },
  { to: '/challengers', name: 'challengers.title', icon: Swords, right: 'profiles.read' },
  { to: '/rule-books', name: 'ruleBooks.title', icon: BookMarked, right: 'rule-books.read' },
];
