import { Button } from '@mantine/core';
import { ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../language/use-formats.ts';
import classes from './news-button.module.css';

/** Says how many declarations came while the reader was in the middle of the list, and shows them. */
export function NewsButton({ count, onShow }: { readonly count: number; readonly onShow: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={classes.place} role="status">
      {count > 0 ? (
        <Button
          className={classes.button}
          size="compact-sm"
          leftSection={<ArrowUp size={14} aria-hidden="true" />}
          onClick={onShow}
        >
          {t('arrivals.news', { count, news: formats.number(count) })}
        </Button>
      ) : null}
    </div>
  );
}
