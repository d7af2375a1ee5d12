import { Hourglass } from 'lucide-react';
import { Mark } from '../shell/mark.tsx';

/** Says that changes wait for somebody to accept them. */
export function ProposedMark() {
  return <Mark icon={Hourglass} name="listState.proposed" />;
}
