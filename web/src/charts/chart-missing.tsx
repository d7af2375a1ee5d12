import { useTranslation } from 'react-i18next';

/** In the place of a chart that could not be drawn. */
export function ChartMissing() {
  const { t } = useTranslation();
  return <p>{t('chart.missing')}</p>;
}
