import { Button } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy-text.ts';

type Props = { readonly text: string; readonly label: string };

/** Copies a text, and says whether that went well. */
export function CopyButton({ text, label }: Props) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const copy = async () => {
    setOutcome((await copyText(text)) ? 'copied' : 'failed');
    setTimeout(() => setOutcome(undefined), 2_500);
  };
  const Icon = outcome === 'copied' ? Check : Copy;
  return (
    <span role="status">
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Icon size={12} aria-hidden="true" />}
        onClick={() => void copy()}
      >
        {outcome === undefined ? label : t(outcome === 'copied' ? 'copy.done' : 'copy.failed')}
      </Button>
    </span>
  );
}
