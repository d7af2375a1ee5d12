import { type ProfileState, profileStateOf } from './profile-state.ts';

/** What the list of profiles is narrowed to, and which part of the page is shown, as its address says. */
export type ProfilesSearch = {
  readonly part?: 'proposals';
  readonly state?: ProfileState;
  readonly area?: string;
  readonly text?: string;
};

const longest = 128;

/** Reads the address; what is no filter is left out. */
export function readProfilesSearch(search: Readonly<Record<string, unknown>>): ProfilesSearch {
  const state = profileStateOf(search.state);
  const area = textOf(search.area);
  const text = textOf(search.text);
  return {
    ...(search.part === 'proposals' ? { part: 'proposals' } : {}),
    ...(state === undefined ? {} : { state }),
    ...(area === undefined ? {} : { area }),
    ...(text === undefined ? {} : { text }),
  };
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim().slice(0, longest) : '';
  return text === '' ? undefined : text;
}
