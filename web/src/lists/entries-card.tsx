import { CloseButton, Skeleton, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ListX, Search } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListView } from '../../../src/server/api.ts';
import { type ListChange, listEntriesQuery } from '../api/lists.ts';
import { useFormats } from '../language/use-formats.ts';
import { Answered } from '../shell/answered.tsx';
import { Card } from '../shell/card.tsx';
import { MoreButton } from '../shell/more-button.tsx';
import { Notice } from '../shell/notice.tsx';
import { EntriesTable } from './entries-table.tsx';
import form from './form.module.css';

type Props = {
  readonly list: ListView;
  /** What is to be proposed so far; absent for who may not propose now. */
  readonly changes?: readonly ListChange[];
  readonly onChange?: (change: ListChange) => void;
};

/** What is on the list: in force, or in the version the address names. */
export function EntriesCard({ list, ...proposing }: Props) {
  const { t } = useTranslation();
  const { version = list.inForce?.version } = useSearch({ from: '/signed-in/lists/$name' });
  if (version === undefined) {
    return (
      <Card title={t('list.part.entries')}>
        <Notice icon={ListX} title={t('list.notInForce')} />
      </Card>
    );
  }
  return <Entries list={list} version={version} {...proposing} />;
}

function Entries({ list, version, changes, onChange }: Props & { readonly version: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { text } = useSearch({ from: '/signed-in/lists/$name' });
  const entries = useInfiniteQuery(listEntriesQuery(list.name, version, text));
  const isInForce = list.inForce?.version === version;
  return (
    <Card title={t('list.part.entries')} aside={<EntrySearch key={text ?? ''} text={text} />}>
      <p className={form.about}>
        {t('declaration.version', { version })}
        {isInForce && list.inForce !== undefined ? (
          <> · {t('list.count', { entries: formats.number(list.inForce.entries) })}</>
        ) : (
          <>
            {' '}
            · {t('list.otherVersion')}{' '}
            <Link to="." search={({ version: _, ...search }) => search} resetScroll={false}>
              {t('list.toInForce')}
            </Link>
          </>
        )}
      </p>
      <Answered asked={entries} pending={<Skeleton height={280} />}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          if (rows.length === 0)
            return <Notice icon={ListX} title={t(text === undefined ? 'list.empty' : 'list.nothingFits')} />;
          return (
            <EntriesTable
              rows={rows}
              kind={list.kind}
              {...(changes === undefined || onChange === undefined || !isInForce
                ? {}
                : { changes, onChange })}
            />
          );
        }}
      </Answered>
      <MoreButton asked={entries} />
    </Card>
  );
}

function EntrySearch({ text }: { readonly text: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/lists/$name' });
  const [typed, setTyped] = useState(text ?? '');
  const narrow = (wanted: string) =>
    void navigate({
      search: ({ text: _, ...search }) => (wanted === '' ? search : { ...search, text: wanted }),
      resetScroll: false,
    });
  const settle = () => {
    if (typed.trim() !== (text ?? '')) narrow(typed.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') settle();
  };
  return (
    <search>
      <TextInput
        size="xs"
        w="13rem"
        maxLength={128}
        autoComplete="off"
        aria-label={t('list.find')}
        placeholder={t('list.find')}
        leftSection={<Search size={14} aria-hidden="true" />}
        rightSection={
          text === undefined ? undefined : (
            <CloseButton size="sm" aria-label={t('profiles.find.clear')} onClick={() => narrow('')} />
          )
        }
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={settle}
      />
    </search>
  );
}
