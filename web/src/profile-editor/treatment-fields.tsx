import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { knownMeasures, MeasureName } from '../controls/measure-name.tsx';
import { laneNames, laneOf, lanes, laneTreatments } from '../lanes/lane.ts';
import { Card } from '../shell/card.tsx';
import { type DraftWriting, inputOf } from './draft-input.tsx';
import classes from './profile-editor.module.css';

/** What a match asks for, and what the officer is told. */
export function TreatmentFields(writing: DraftWriting) {
  const { t } = useTranslation();
  const { draft, problems, onChange } = writing;
  return (
    <Card title={t('treatment.title')}>
      <div className={classes.fields}>
        <NativeSelect
          size="xs"
          name="lane"
          label={t('lanes.lane')}
          value={draft.lane}
          error={problems.ofInput('lane', draft).join(' ')}
          onChange={(event) => onChange({ lane: laneOf(event.currentTarget.value) ?? '' })}
        >
          <option value="">{t('profile.noLane')}</option>
          {lanes.map((lane) => (
            <option key={lane} value={lane}>
              {`${t(laneNames[lane])} – ${t(laneTreatments[lane])}`}
            </option>
          ))}
        </NativeSelect>
        <TextInput
          {...inputOf('likelihoodPercent', writing)}
          inputMode="decimal"
          label={t('editor.likelihood')}
        />
        <TextInput
          {...inputOf('selectionPercent', writing)}
          inputMode="decimal"
          label={t('editor.selection')}
          placeholder="100"
        />
        <fieldset className={classes.measures}>
          <legend>{t('decision.measures')}</legend>
          {knownMeasures.map((code) => (
            <label key={code}>
              <input
                type="checkbox"
                checked={draft.measures.includes(code)}
                onChange={(event) =>
                  onChange({
                    measures: event.currentTarget.checked
                      ? [...draft.measures, code]
                      : draft.measures.filter((one) => one !== code),
                  })
                }
              />
              <MeasureName code={code} />
            </label>
          ))}
        </fieldset>
        <TextInput
          {...inputOf('otherMeasures', writing)}
          className={classes.wide}
          spellCheck={false}
          label={t('editor.otherMeasures')}
          description={t('editor.codes')}
        />
        <Textarea
          {...inputOf('instruction', writing)}
          className={classes.wide}
          rows={3}
          maxLength={4_096}
          label={t('treatment.instruction')}
          description={t('treatment.instruction.about')}
        />
      </div>
    </Card>
  );
}
