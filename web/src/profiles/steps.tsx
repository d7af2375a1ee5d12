import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileStep, ServedAs } from '../api/profile-step.ts';
import type { ShownVersion } from './shown-version.ts';
import { StepForm } from './step-form.tsx';
import { stepWords } from './step-words.ts';
import classes from './steps.module.css';

const fourEyes = {
  author: 'step.notAuthor',
  approver: 'step.notApprover',
} as const satisfies Record<ServedAs, string>;

/** The steps this user may take with the version now; each is asked once more before it is taken. */
export function Steps({ shown }: { readonly shown: ShownVersion }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ProfileStep>();
  const [isDone, setDone] = useState(false);
  const region = useRef<HTMLElement>(null);
  const { steps } = shown;
  const refusals = [...new Set(steps.flatMap(({ refusedAs }) => refusedAs ?? []))];
  const close = (done: boolean) => {
    setChosen(undefined);
    setDone(done);
    // What had the keyboard is gone; it goes on from here.
    region.current?.focus();
  };
  return (
    <section ref={region} tabIndex={-1} className={classes.steps} aria-label={t('steps.title')}>
      <p role="status" className={classes.done}>
        {isDone ? t('step.done') : null}
      </p>
      {chosen === undefined ? (
        <ul className={classes.buttons}>
          {steps.map(({ step, refusedAs }, index) => {
            const { name, icon: Icon } = stepWords[step];
            return (
              <li key={step}>
                <Button
                  size="xs"
                  variant={index === 0 && refusedAs === undefined ? 'filled' : 'default'}
                  disabled={refusedAs !== undefined}
                  leftSection={<Icon size={14} aria-hidden="true" />}
                  onClick={() => {
                    setDone(false);
                    setChosen(step);
                  }}
                >
                  {t(name)}
                </Button>
              </li>
            );
          })}
        </ul>
      ) : (
        <StepForm id={shown.id} version={shown.version} step={chosen} onClose={close} />
      )}
      {refusals.map((role) => (
        <p key={role} className={classes.refusal}>
          {t(fourEyes[role])}
        </p>
      ))}
    </section>
  );
}
