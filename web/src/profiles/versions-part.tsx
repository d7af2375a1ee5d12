import { NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../shell/card.tsx';
import { DifferenceTable } from './difference-table.tsx';
import type { ShownVersion } from './shown-version.ts';
import { VersionLine } from './version-line.tsx';
import classes from './versions-part.module.css';

type Props = { readonly versions: readonly ShownVersion[]; readonly shown: ShownVersion };

/** Every version, and what the one shown has in place of another. */
export function VersionsPart({ versions, shown }: Props) {
  const { t } = useTranslation();
  const { against } = useSearch({ from: '/signed-in/profiles/$id' });
  const others = versions.filter(({ version }) => version !== shown.version);
  const usual = others.findLast(({ version }) => version < shown.version) ?? others[0];
  const other = others.find(({ version }) => version === against) ?? usual;
  return (
    <div className={classes.parts}>
      {other === undefined ? null : (
        <Card
          title={t('versions.difference')}
          aside={<AgainstSelect others={others} chosen={other.version} shown={shown.version} />}
        >
          <DifferenceTable id={shown.id} from={other.version} to={shown.version} />
        </Card>
      )}
      <Card title={t('versions.title')}>
        <ol className={classes.versions}>
          {versions.toReversed().map((version) => (
            <VersionLine key={version.version} version={version} isShown={version === shown} />
          ))}
        </ol>
      </Card>
    </div>
  );
}

type SelectProps = {
  readonly others: readonly ShownVersion[];
  readonly chosen: number;
  readonly shown: number;
};

function AgainstSelect({ others, chosen, shown }: SelectProps) {
  const { t } = useTranslation();
  const field = useId();
  const navigate = useNavigate({ from: '/profiles/$id' });
  return (
    <div className={classes.against}>
      <label htmlFor={field}>{t('versions.against', { version: shown })}</label>
      <NativeSelect
        id={field}
        size="xs"
        value={chosen}
        onChange={(event) => {
          const against = Number(event.currentTarget.value);
          void navigate({ search: (search) => ({ ...search, against }), resetScroll: false });
        }}
        data={others.map(({ version }) => ({
          value: String(version),
          label: t('declaration.version', { version }),
        }))}
      />
    </div>
  );
}
