import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { flowNames, flowOf } from '../declaration/flow.ts';
import { riskAreaNames } from '../risk/risk-area-name.tsx';
import { Card } from '../shell/card.tsx';
import { type DraftWriting, inputOf } from './draft-input.tsx';
import classes from './profile-editor.module.css';

type Props = DraftWriting & {
  /** Whether the id is settled: that of a version there is. */
  readonly isIdSettled: boolean;
};

/** What the profile is, who answers for it, and where and when it applies. */
export function PurposeFields({ isIdSettled, ...writing }: Props) {
  const { t } = useTranslation();
  const areas = useId();
  const { draft, problems, onChange } = writing;
  return (
    <Card title={t('purpose.title')}>
      <div className={classes.fields}>
        <TextInput
          {...inputOf('id', writing)}
          required
          maxLength={128}
          spellCheck={false}
          readOnly={isIdSettled}
          label={t('editor.id')}
        />
        <TextInput {...inputOf('name', writing)} required maxLength={256} label={t('profile.name')} />
        <TextInput
          {...inputOf('riskArea', writing)}
          required
          maxLength={64}
          list={areas}
          label={t('profile.riskArea')}
        />
        <datalist id={areas}>
          {Object.entries(riskAreaNames).map(([area, name]) => (
            <option key={area} value={area}>
              {name === undefined ? area : t(name)}
            </option>
          ))}
        </datalist>
        <TextInput {...inputOf('owner', writing)} maxLength={256} label={t('profile.owner')} />
        <NativeSelect
          size="xs"
          name="flow"
          label={t('flow.label')}
          value={draft.flow}
          error={problems.ofInput('flow', draft).join(' ')}
          onChange={(event) => onChange({ flow: flowOf(event.currentTarget.value) ?? '' })}
        >
          <option value="">{t('flow.all')}</option>
          {Object.entries(flowNames).map(([flow, name]) => (
            <option key={flow} value={flow}>
              {t(name)}
            </option>
          ))}
        </NativeSelect>
        <TextInput
          {...inputOf('offices', writing)}
          spellCheck={false}
          label={t('account.offices')}
          placeholder={t('account.allOffices')}
          description={t('editor.codes')}
        />
        <TextInput
          {...inputOf('validFrom', writing)}
          type={dayInputFor(draft.validFrom)}
          label={t('profile.validFrom')}
          description={t('editor.validity')}
        />
        <TextInput
          {...inputOf('validTo', writing)}
          type={dayInputFor(draft.validTo)}
          label={t('profile.validTo')}
          description={t('editor.validity')}
        />
        <Textarea
          {...inputOf('legalBasis', writing)}
          className={classes.wide}
          rows={2}
          maxLength={1_024}
          label={t('profile.legalBasis')}
        />
        <Textarea
          {...inputOf('justification', writing)}
          className={classes.wide}
          rows={3}
          maxLength={4_096}
          label={t('profile.justification')}
        />
      </div>
    </Card>
  );
}

/** A date with a time would be shown as nothing by an input of days. */
function dayInputFor(written: string): 'date' | 'text' {
  return /^(\d{4}-\d\d-\d\d)?$/.test(written) ? 'date' : 'text';
}
