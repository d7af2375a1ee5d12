import { NativeSelect, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldNameOf } from '../declaration/field-name.tsx';
import type { MessageKey } from '../language/message-key.ts';
import type { Catalogue, FieldType } from './catalogue.ts';
import { useCriterion } from './criterion-context.ts';
import classes from './field-select.module.css';

type Props = {
  readonly label: string;
  readonly path: string;
  readonly onChange: (path: string) => void;
  /** Only fields of this type. */
  readonly type?: FieldType;
  readonly select?: Ref<HTMLSelectElement>;
  readonly isInvalid?: boolean;
};

const boxNames: Readonly<Record<string, MessageKey>> = {
  'attributes.': 'editor.box',
  'item.attributes.': 'editor.itemBox',
};

/** Chooses a field by its name; a national box by its own. */
export function FieldSelect({ label, path, onChange, type, select, isInvalid = false }: Props) {
  const { t } = useTranslation();
  const { catalogue } = useCriterion();
  const prefix = catalogue.boxPrefixes.find((one) => path.startsWith(one));
  return (
    <div className={classes.field}>
      <NativeSelect
        size="xs"
        ref={select}
        required
        aria-label={label}
        value={prefix ?? path}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={isInvalid}
      >
        <option value="">{t('editor.field.choose')}</option>
        {path === '' || catalogue.isKnown(path) ? null : <option value={path}>{path}</option>}
        {groupsOf(catalogue, type, t).map(({ name, options }) => (
          <optgroup key={name} label={name}>
            {options.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </optgroup>
        ))}
      </NativeSelect>
      {prefix === undefined ? null : (
        <TextInput
          size="xs"
          required
          maxLength={128}
          autoComplete="off"
          spellCheck={false}
          aria-label={t('editor.box.name')}
          placeholder={t('editor.box.name')}
          value={path.slice(prefix.length)}
          onChange={(event) => onChange(`${prefix}${event.currentTarget.value}`)}
        />
      )}
    </div>
  );
}

type Group = {
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
};

const groupNames = {
  item: 'editor.fields.item',
  declaration: 'editor.fields.declaration',
  party: 'editor.fields.party',
  reference: 'editor.fields.reference',
  history: 'editor.fields.history',
} as const satisfies Record<string, MessageKey>;

type GroupName = keyof typeof groupNames;

function groupsOf(catalogue: Catalogue, type: FieldType | undefined, t: TFunction): readonly Group[] {
  const fields = catalogue.fields.filter((field) => type === undefined || field.type === type);
  const named = fields.map(({ path }) => ({ path, name: fieldNameOf(path, t) ?? path }));
  const counts = new Map<string, number>();
  for (const { name } of named) counts.set(name, (counts.get(name) ?? 0) + 1);
  const options = named.map(({ path, name }) => ({
    group: groupOf(path),
    value: path,
    // Some are called alike, as the currencies of several amounts are.
    text: (counts.get(name) ?? 0) > 1 ? `${name} (${path})` : name,
  }));
  if (type === undefined || type === 'text') {
    for (const prefix of catalogue.boxPrefixes) {
      const key = boxNames[prefix];
      options.push({ group: groupOf(prefix), value: prefix, text: key === undefined ? prefix : t(key) });
    }
  }
  return (Object.keys(groupNames) as GroupName[])
    .map((group) => ({ name: t(groupNames[group]), options: options.filter((one) => one.group === group) }))
    .filter((group) => group.options.length > 0);
}

const parties: ReadonlySet<string> = new Set([
  'declarant',
  'importer',
  'exporter',
  'consignee',
  'seller',
  'carrier',
]);

function groupOf(path: string): GroupName {
  const [first = '', second] = path.split('.');
  if (first === 'item') return second === 'reference' ? 'reference' : 'item';
  if (first === 'history') return 'history';
  return parties.has(first) ? 'party' : 'declaration';
}
