import { CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { riskAreaNames } from '../risk/risk-area-name.tsx';
import { type ProfileState, profileStateOf, profileStates, stateMarks } from './profile-state.ts';
import classes from './profiles-filter.module.css';
import type { ProfilesSearch } from './profiles-search.ts';

type Props = {
  readonly state: ProfileState | undefined;
  readonly area: string | undefined;
  readonly text: string | undefined;
};

type Narrowing = { readonly [Name in keyof ProfilesSearch]: ProfilesSearch[Name] | undefined };

const knownAreas = Object.entries(riskAreaNames);

/** Narrows the list of profiles, in the address. */
export function ProfilesFilter({ state, area, text }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/profiles' });
  const [typed, setTyped] = useState(text ?? '');
  const narrow = (by: Narrowing) =>
    void navigate({
      search: (search) =>
        Object.fromEntries(
          Object.entries({ ...search, ...by }).filter(([, value]) => value !== undefined),
        ) as ProfilesSearch,
      resetScroll: false,
    });
  const settle = () => {
    const wanted = typed.trim() === '' ? undefined : typed.trim();
    if (wanted !== text) narrow({ text: wanted });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') settle();
  };
  return (
    <search className={classes.filters}>
      <TextInput
        size="xs"
        w="13rem"
        maxLength={128}
        autoComplete="off"
        aria-label={t('profiles.find')}
        placeholder={t('profiles.find')}
        leftSection={<Search size={14} aria-hidden="true" />}
        rightSection={
          text === undefined ? undefined : (
            <CloseButton
              size="sm"
              aria-label={t('profiles.find.clear')}
              onClick={() => narrow({ text: undefined })}
            />
          )
        }
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={settle}
      />
      <NativeSelect
        size="xs"
        aria-label={t('profile.state')}
        value={state ?? ''}
        onChange={(event) => narrow({ state: profileStateOf(event.currentTarget.value) })}
      >
        <option value="">{t('profiles.anyState')}</option>
        {profileStates.map((one) => (
          <option key={one} value={one}>
            {t(stateMarks[one].name)}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        size="xs"
        aria-label={t('profile.riskArea')}
        value={area ?? ''}
        onChange={(event) =>
          narrow({ area: event.currentTarget.value === '' ? undefined : event.currentTarget.value })
        }
      >
        <option value="">{t('profiles.anyArea')}</option>
        {area === undefined || Object.hasOwn(riskAreaNames, area) ? null : (
          <option value={area} translate="no">
            {area}
          </option>
        )}
        {knownAreas.map(([one, name]) =>
          name === undefined ? null : (
            <option key={one} value={one}>
              {t(name)}
            </option>
          ),
        )}
      </NativeSelect>
    </search>
  );
}
