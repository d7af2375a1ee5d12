import { useTranslation } from 'react-i18next';
import classes from './box-number.module.css';

/** The number of a box on the paper form, for whoever has filled it in a thousand times. */
export function BoxNumber({ number }: { readonly number: string }) {
  const { t } = useTranslation();
  return (
    <span className={classes.number} title={t('box.title', { number })} translate="no">
      {number}
    </span>
  );
}
