import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Declaration } from '../../../src/server/api.ts';
import { decisionQuery } from '../api/decision.ts';
import { historyQuery } from '../api/history.ts';
import { LaneBadge } from '../lanes/lane-badge.tsx';
import { Datum } from '../shell/datum.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { useMay } from '../shell/use-session.ts';
import { Attributes } from './attributes.tsx';
import { DecisionCard } from './decision-card.tsx';
import classes from './declaration-view.module.css';
import { flowNames } from './flow.ts';
import { HeaderBoxes } from './header-boxes.tsx';
import { HistoryCard } from './history-card.tsx';
import { Items } from './items.tsx';
import { laneNow } from './lane-now.ts';
import { namedItems } from './named-items.ts';
import { Parties } from './parties.tsx';

/** The decision first: it is what one opens a declaration for. */
export function DeclarationView({ declaration }: { readonly declaration: Declaration }) {
  const { t } = useTranslation();
  const mayReadDecisions = useMay('decisions.read');
  const decision = useQuery({ ...decisionQuery(declaration.id), enabled: mayReadDecisions });
  const history = useQuery({ ...historyQuery(declaration.id), enabled: mayReadDecisions });
  return (
    <>
      <Link to="/operations" className={classes.back}>
        <ArrowLeft size={14} aria-hidden="true" />
        {t('operations.title')}
      </Link>
      <PageHeader
        title={`${t('declaration.title')} ${declaration.id}`}
        heading={
          <>
            {t('declaration.title')} <Datum code>{declaration.id}</Datum>
          </>
        }
      >
        {decision.data === undefined ? null : (
          <LaneBadge lane={laneNow(decision.data, history.data)} size="large" />
        )}
        <span className={classes.kind}>
          {t(flowNames[declaration.flow])} · {t('declaration.version', { version: declaration.version ?? 1 })}
        </span>
      </PageHeader>
      <div className={classes.columns} data-decided={mayReadDecisions}>
        {mayReadDecisions ? <DecisionCard decision={decision} history={history.data} /> : null}
        <div className={classes.declared}>
          <HeaderBoxes declaration={declaration} />
          <Parties declaration={declaration} />
          <Items items={declaration.items} named={namedItems(decision.data)} />
          <Attributes attributes={declaration.attributes} />
        </div>
        {mayReadDecisions ? <HistoryCard history={history} /> : null}
      </div>
    </>
  );
}
