import { Datum } from '../shell/datum.tsx';
import type { InputName, PlacedProblems } from './placed-problems.ts';
import type { ProfileDraft } from './profile-draft.ts';

/** What the cards of the form are written with. */
export type DraftWriting = {
  readonly draft: ProfileDraft;
  readonly problems: PlacedProblems;
  readonly onChange: (changes: Partial<ProfileDraft>) => void;
};

/** What an input of one text needs: its value, what changes it, and what the server says of it. */
export function inputOf(
  name: Exclude<InputName, 'lane' | 'flow'>,
  { draft, problems, onChange }: DraftWriting,
) {
  const said = problems.ofInput(name, draft);
  return {
    size: 'xs',
    name,
    autoComplete: 'off',
    value: draft[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ [name]: event.currentTarget.value }),
    ...(said.length > 0 && { error: <Datum>{said.join(' ')}</Datum> }),
  } as const;
}
