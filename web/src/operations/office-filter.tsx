import { CloseButton, TextInput } from '@mantine/core';
import { Building2 } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrow } from './use-narrow.ts';

type Props = {
  readonly office: string | undefined;
  /** Offices to choose from; any other may be typed. */
  readonly known: readonly string[];
};

/** Narrows the page to one office. */
export function OfficeFilter({ office, known }: Props) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const options = useId();
  const [typed, setTyped] = useState(office ?? '');
  const settle = (text: string) => {
    const wanted = text.trim() === '' ? undefined : text.trim();
    if (wanted !== office) narrow({ office: wanted });
  };
  const change = (text: string) => {
    setTyped(text);
    // An option was picked: nobody should have to confirm it.
    if (known.includes(text)) settle(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') settle(typed);
  };
  return (
    <>
      <TextInput
        size="xs"
        w="11rem"
        translate="no"
        maxLength={32}
        autoComplete="off"
        spellCheck={false}
        list={options}
        aria-label={t('office.label')}
        placeholder={t('office.all')}
        leftSection={<Building2 size={14} aria-hidden="true" />}
        rightSection={
          office === undefined ? undefined : (
            <CloseButton aria-label={t('office.clear')} onClick={() => narrow({ office: undefined })} />
          )
        }
        value={typed}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => settle(typed)}
      />
      <datalist id={options} translate="no">
        {known
          .filter((code) => code !== '')
          .map((code) => (
            <option key={code} value={code} />
          ))}
      </datalist>
    </>
  );
}
