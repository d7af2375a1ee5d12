import { useTranslation } from 'react-i18next';
import type { OperationsView } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { RateText } from '../risk/rate-text.tsx';
import { Datum } from '../shell/datum.tsx';
import classes from './random-share.module.css';
import { RateMark } from './rate-mark.tsx';

/** The share drawn at random beside the one expected: where they part, the draw deserves a look. */
export function RandomShare({ random: { drawn, expected } }: { readonly random: OperationsView['random'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={classes.share}>
      <span className={classes.rate}>
        <RateText rate={drawn} />
      </span>
      {drawn.n > 0 ? <RateMark rate={drawn} expected={expected} /> : null}
      {drawn.n > 0 ? (
        <span className={classes.expected}>
          {t('operations.expected')} <Datum>{formats.percent(expected)}</Datum>
        </span>
      ) : null}
    </div>
  );
}
