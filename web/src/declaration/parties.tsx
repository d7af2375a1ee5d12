import { useTranslation } from 'react-i18next';
import type { Declaration, PartyRole } from '../../../src/server/api.ts';
import type { MessageKey } from '../language/message-key.ts';
import { Card } from '../shell/card.tsx';
import { Box } from './box.tsx';
import { Boxes } from './boxes.tsx';
import { PartyFacts } from './party-facts.tsx';

type RoleBox = { readonly role: PartyRole; readonly name: MessageKey; readonly number?: string };

/** In the order of the paper form, with its boxes. */
const boxes: readonly RoleBox[] = [
  { role: 'exporter', name: 'party.exporter', number: '2' },
  { role: 'importer', name: 'party.importer', number: '8' },
  { role: 'consignee', name: 'party.consignee', number: '8' },
  { role: 'seller', name: 'party.seller' },
  { role: 'declarant', name: 'party.declarant', number: '14' },
  { role: 'carrier', name: 'party.carrier' },
];

/** Who stands in the declaration. */
export function Parties({ declaration }: { readonly declaration: Declaration }) {
  const { t } = useTranslation();
  const named = boxes.filter(({ role }) => declaration[role] !== undefined);
  if (named.length === 0) return null;
  return (
    <Card title={t('party.title')}>
      <Boxes roomy>
        {named.map(({ role, name, number }) => {
          const party = declaration[role];
          return party === undefined ? null : (
            <Box key={role} label={t(name)} {...(number === undefined ? {} : { number })}>
              <PartyFacts party={party} />
            </Box>
          );
        })}
      </Boxes>
    </Card>
  );
}
