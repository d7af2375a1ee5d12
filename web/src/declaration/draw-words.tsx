import { useTranslation } from 'react-i18next';
import type { Decision } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import classes from './draw-words.module.css';
import { StratumName } from './stratum-name.tsx';

/** The draw every declaration takes part in, in plain words. */
export function DrawWords({ draw }: { readonly draw: Decision['randomDraw'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = { value: formats.percent(draw.value, 2), rate: formats.percent(draw.rate, 2) };
  return (
    <section className={classes.draw}>
      <h3>{t('draw.title')}</h3>
      <p>{draw.value < draw.rate ? t('draw.drawn', words) : t('draw.notDrawn', words)}</p>
      <p className={classes.stratum}>
        {t('draw.stratum')} <StratumName stratum={draw.stratum} />
      </p>
    </section>
  );
}
