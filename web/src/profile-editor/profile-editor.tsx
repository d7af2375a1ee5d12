import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftView, Problem } from '../../../src/server/api.ts';
import { draftProfile } from '../api/profiles.ts';
import { RequestRefused } from '../api/request-refused.ts';
import { useFormats } from '../language/use-formats.ts';
import { useUnsaved } from '../shell/leave-guard.tsx';
import { Notice } from '../shell/notice.tsx';
import { Refused } from '../shell/refused.tsx';
import type { Catalogue } from './catalogue.ts';
import { CriterionField } from './criterion-field.tsx';
import { PlaceProblems } from './place-problems.tsx';
import { nothingWrong, type PlacedProblems, placedProblems } from './placed-problems.ts';
import { type ProfileDraft, profileOf } from './profile-draft.ts';
import classes from './profile-editor.module.css';
import { PurposeFields } from './purpose-fields.tsx';
import { TreatmentFields } from './treatment-fields.tsx';

type Props = {
  readonly start: ProfileDraft;
  /** The version it begins with, 0 for a new profile. */
  readonly version: number;
  readonly catalogue: Catalogue;
};

/** What was saved last: nothing that stands so is lost. */
type Saved = { readonly draft: ProfileDraft; readonly version: number; readonly view?: DraftView };

/** Writes a profile, or its next version, as a draft. What the server says of it stands where it is about. */
export function ProfileEditor({ start, version, catalogue }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(start);
  const [saved, setSaved] = useState<Saved>({ draft: start, version });
  const [problems, setProblems] = useState<PlacedProblems>(nothingWrong);
  const isUnsaved = useMemo(() => !isSame(draft, saved.draft), [draft, saved.draft]);
  const tellUnsaved = useUnsaved(isUnsaved);
  const saving = useMutation({
    mutationFn: (sent: ProfileDraft) => draftProfile(profileOf(sent, catalogue), saved.version),
    async onSuccess(view, sent) {
      const { warnings = [] } = view;
      setSaved({ draft: sent, version: view.version, view });
      setProblems(placedProblems(warnings, sent));
      await client.invalidateQueries();
      // What is odd about it is to be seen where it stands.
      if (warnings.length > 0) return;
      tellUnsaved(false);
      await navigate({ to: '/profiles/$id', params: { id: view.id } });
    },
    onError: (error, sent) => setProblems(placedProblems(problemsIn(error), sent)),
  });
  useEffect(() => {
    if (problems !== nothingWrong) firstInvalid(form.current)?.focus();
  }, [problems]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (profileOf(draft, catalogue) !== undefined) saving.mutate(draft);
    else form.current?.querySelector<HTMLElement>('textarea')?.focus();
  };
  const writing = {
    draft,
    problems,
    onChange: (changes: Partial<ProfileDraft>) => setDraft((before) => ({ ...before, ...changes })),
  };
  return (
    <form ref={form} className={classes.form} onSubmit={submit}>
      <div className={classes.cards}>
        <PurposeFields {...writing} isIdSettled={saved.version > 0} />
        <CriterionField
          draft={draft}
          catalogue={catalogue}
          problems={problems}
          onChange={(criterion) => writing.onChange({ criterion })}
        />
        <TreatmentFields {...writing} />
      </div>
      {saving.isError ? <WhyRefused error={saving.error} elsewhere={problems.elsewhere} /> : null}
      {saving.isSuccess && saved.view !== undefined ? (
        <SavedWithRemarks view={saved.view} elsewhere={problems.elsewhere} />
      ) : null}
      <SaveBar isUnsaved={isUnsaved} isSaving={saving.isPending} version={saved.version} />
    </form>
  );
}

type SaveBarProps = { readonly isUnsaved: boolean; readonly isSaving: boolean; readonly version: number };

function SaveBar({ isUnsaved, isSaving, version }: SaveBarProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.bar}>
      <Button type="submit" size="xs" loading={isSaving} disabled={!isUnsaved}>
        {t('editor.save')}
      </Button>
      <p>{version === 0 ? t('editor.save.about') : t('editor.save.next', { version, next: version + 1 })}</p>
      <p role="status">{isUnsaved ? t('editor.unsaved') : null}</p>
    </div>
  );
}

type RefusedProps = { readonly error: unknown; readonly elsewhere: readonly Problem[] };

function WhyRefused({ error, elsewhere }: RefusedProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const problems = problemsIn(error);
  if (problems.length === 0) return <Refused error={error} />;
  return (
    <Notice icon={TriangleAlert} title={t('refused.content')} urgent>
      <p>{t('editor.marked', { places: number(problems.length - elsewhere.length) })}</p>
      <PlaceProblems id="elsewhere" messages={elsewhere.map(({ path, message }) => `${path} ${message}`)} />
    </Notice>
  );
}

function SavedWithRemarks({ view, elsewhere }: { view: DraftView; elsewhere: readonly Problem[] }) {
  const { t } = useTranslation();
  return (
    <Notice icon={CircleCheck} title={t('editor.saved', { version: view.version })} urgent>
      {view.warnings === undefined ? null : <p>{t('editor.remarks')}</p>}
      <PlaceProblems id="elsewhere" messages={elsewhere.map(({ path, message }) => `${path} ${message}`)} />
      <Link to="/profiles/$id" params={{ id: view.id }}>
        {t('editor.toProfile')}
      </Link>
    </Notice>
  );
}

/** The first input that something is wrong with; of a group as a whole, how it is joined. */
function firstInvalid(form: HTMLFormElement | null): HTMLElement | null {
  const place = form?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid=true]') ?? null;
  if (place?.tagName !== 'FIELDSET') return place;
  return place.querySelector<HTMLElement>('[aria-invalid=true]') ?? place.querySelector('select');
}

function problemsIn(error: unknown): readonly Problem[] {
  return error instanceof RequestRefused ? (error.problem.problems ?? []) : [];
}

function isSame(a: ProfileDraft, b: ProfileDraft): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
