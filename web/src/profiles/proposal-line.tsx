import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RetirementProposalsView } from '../../../src/server/api.ts';
import type { MessageKey } from '../language/message-key.ts';
import { useFormats } from '../language/use-formats.ts';
import { RiskAreaName } from '../risk/risk-area-name.tsx';
import { Datum } from '../shell/datum.tsx';
import { Day } from '../shell/day.tsx';
import { Moment } from '../shell/moment.tsx';
import rows from '../shell/rows.module.css';
import tables from '../shell/table.module.css';

type Proposal = RetirementProposalsView['proposals'][number];

const whys = {
  'no-match': 'proposals.noMatch',
  'validity-ended': 'proposals.validityEnded',
} as const satisfies Record<Proposal['why'], MessageKey>;

/** One profile that could be retired, with the figures that speak for it. */
export function ProposalLine({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { id, name, riskArea, owner, validTo, why, inForceSince, daysInForce, matches, lastMatchedAt } =
    proposal;
  return (
    <tr>
      <th scope="row">
        <Link to="/profiles/$id" params={{ id }} search={{ version: proposal.version }}>
          <Datum>{name}</Datum>
        </Link>
        <span className={rows.second}>
          <Datum code>{id}</Datum> · {t('declaration.version', { version: proposal.version })} ·{' '}
          <RiskAreaName area={riskArea} />
          {owner === undefined ? null : (
            <>
              {' '}
              · <Datum>{owner}</Datum>
            </>
          )}
        </span>
      </th>
      <td>
        {t(whys[why])}
        {validTo === undefined ? null : (
          <span className={rows.second}>
            {t('validity.to')} <Day day={validTo} />
          </span>
        )}
      </td>
      <td>
        {t('days', { count: daysInForce, days: formats.number(daysInForce) })}
        <span className={rows.second}>
          {t('since')} <Moment at={inForceSince} withoutZone />
        </span>
      </td>
      <td className={tables.number}>
        <Datum>{formats.number(matches)}</Datum>
      </td>
      <td>
        {lastMatchedAt === undefined ? t('proposals.never') : <Moment at={lastMatchedAt} withoutZone />}
      </td>
    </tr>
  );
}
