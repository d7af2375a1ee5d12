import type { PartyProfile } from '../../app/parties/party-profile.ts';
import { momentOf } from '../../app/parties/party-profile.ts';
import type { NamedVersion } from '../../app/ports/history-store.ts';
import type { PartyDeclarationView, PartyFindingView, PartyProfileView } from '../api-parties.ts';

/** A profile with the ids of the declarations it tells of; what is not in the record any more is left out. */
export function partyProfileView(
  { recent, findings, party, ...figures }: PartyProfile,
  names: ReadonlyMap<number, NamedVersion>,
  of: Pick<PartyProfileView, 'role' | 'asOf' | 'upTo'>,
): PartyProfileView {
  return {
    ...of,
    party: party as PartyProfileView['party'],
    ...figures,
    recent: recent.flatMap(({ sequence, heardAt, office, lane, items, value }): PartyDeclarationView[] => {
      const name = names.get(sequence);
      if (name === undefined) return [];
      const told = { ...name, heardAt: momentOf(heardAt), office, lane, items };
      return [{ ...told, ...(!Number.isNaN(value) && { value }) }];
    }),
    findings: findings.flatMap(({ declaration, at, item, result, recovered }): PartyFindingView[] => {
      const name = names.get(declaration);
      if (name === undefined) return [];
      const recordedAt = new Date(at).toISOString();
      const told = { declarationId: name.id, version: name.version, recordedAt, result };
      return [{ ...told, ...(item !== undefined && { item }), ...(recovered && { recovered }) }];
    }),
  };
}
