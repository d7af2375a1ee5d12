import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { CirclePlay, GitCompareArrows, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleBooksView } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import { Moment } from '../shell/moment.tsx';
import { useMay } from '../shell/use-session.ts';
import { CauseName } from './cause-name.tsx';
import { ChangesWords } from './changes-words.tsx';
import { HashMark } from './hash-mark.tsx';
import { RollBackForm } from './roll-back-form.tsx';
import classes from './rule-book-entry.module.css';

type Props = {
  readonly row: RuleBooksView['rows'][number];
  readonly isInForce: boolean;
  /** Whether it is not what decides now. */
  readonly mayComeBack: boolean;
  /** The hash of the one before, where it is shown too. */
  readonly before?: string;
};

/** One rule book coming in force: when, by whom, through what, what changed, and the way back to it. */
export function RuleBookEntry({ row, isInForce, mayComeBack, before }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayRollBack = useMay('profiles.approve') && mayComeBack;
  const [isAsking, setAsking] = useState(false);
  const search = useSearch({ from: '/signed-in/rule-books' });
  const isCompared = search.to === row.hash && search.from === before && before !== undefined;
  return (
    <li className={classes.entry}>
      <div className={classes.head}>
        <b>
          <Datum>№ {formats.number(row.number)}</Datum>
        </b>
        {isInForce ? (
          <span className={classes.now}>
            <CirclePlay size={13} aria-hidden="true" />
            {t('ruleBooks.now')}
          </span>
        ) : null}
        <span>
          <Moment at={row.at} />
        </span>
        <Datum>{row.by}</Datum>
        <span className={classes.quiet}>
          <CauseName cause={row.cause} />
        </span>
      </div>
      {row.reason === undefined ? null : (
        <p className={classes.reason}>
          <Datum>{row.reason}</Datum>
        </p>
      )}
      <p className={classes.changes}>
        <ChangesWords changes={row.changes} />
        <span className={classes.quiet}>
          {t('ruleBooks.profiles', { count: row.profiles, profiles: formats.number(row.profiles) })} ·{' '}
          <HashMark hash={row.hash} />
        </span>
      </p>
      <div className={classes.actions}>
        {before === undefined || before === row.hash ? null : (
          <Link
            to="."
            search={(kept) => {
              const { from: _, to: __, ...rest } = kept;
              return isCompared ? rest : { ...rest, from: before, to: row.hash };
            }}
            className={classes.link}
          >
            <GitCompareArrows size={14} aria-hidden="true" />
            {t(isCompared ? 'ruleBooks.hideDifference' : 'ruleBooks.showDifference')}
          </Link>
        )}
        {mayRollBack && !isAsking ? (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<Undo2 size={13} aria-hidden="true" />}
            onClick={() => setAsking(true)}
          >
            {t('rollBack.begin')}
          </Button>
        ) : null}
      </div>
      {isAsking ? <RollBackForm hash={row.hash} onClose={() => setAsking(false)} /> : null}
    </li>
  );
}
