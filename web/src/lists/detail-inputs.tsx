import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListView } from '../../../src/server/api.ts';

/** Inputs for what the entries of a list say beside their value. */
export function DetailInputs({ list: { kind, holds } }: { readonly list: ListView }) {
  const { t } = useTranslation();
  const common = { size: 'xs', autoComplete: 'off', spellCheck: false } as const;
  switch (kind) {
    case 'table':
      return (
        <TextInput
          {...common}
          name="is"
          required
          maxLength={512}
          label={t('entry.is')}
          {...(holds === 'number' ? { inputMode: 'decimal', pattern: '-?[0-9]+([.][0-9]+)?' } : {})}
          {...(holds === 'day' ? { type: 'date' } : {})}
        />
      );
    case 'party':
      return (
        <>
          <TextInput {...common} name="name" maxLength={512} label={t('entry.name')} />
          <TextInput
            {...common}
            name="names"
            maxLength={4_096}
            label={t('entry.names')}
            placeholder={t('entry.several')}
          />
          <TextInput {...common} name="country" maxLength={2} pattern="[A-Z]{2}" label={t('entry.country')} />
          <TextInput
            {...common}
            name="identifiers"
            maxLength={4_096}
            label={t('entry.identifiers')}
            placeholder={t('entry.several')}
          />
        </>
      );
    default:
      return null;
  }
}
