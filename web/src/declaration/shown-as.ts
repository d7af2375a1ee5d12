/** How a fact of unknown shape is shown. */
export type Shown =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'money'; readonly value: { readonly amount: string; readonly currency: string } }
  | { readonly kind: 'facts'; readonly value: Facts }
  | { readonly kind: 'list'; readonly value: readonly unknown[]; readonly more: number }
  /** Facts of the same kind, such as those of several items: they are read by comparing them. */
  | {
      readonly kind: 'table';
      readonly fields: readonly string[];
      readonly value: readonly Facts[];
      readonly more: number;
    };

type Facts = Readonly<Record<string, unknown>>;

const deepest = 4;
const most = 20;
const longestText = 2_000;

/** Decides it by what the fact is; what is nested too deep is shown as it was written. */
export function shownAs(value: unknown, depth: number): Shown {
  if (value === null || value === undefined || value === '') return { kind: 'nothing' };
  if (typeof value === 'boolean') return { kind: 'truth', value };
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'string') return { kind: 'text', value: clip(value) };
  if (isMoney(value)) return { kind: 'money', value };
  if (depth >= deepest) return { kind: 'text', value: clip(JSON.stringify(value)) };
  if (Array.isArray(value)) return manyShownAs(value);
  return { kind: 'facts', value: value as Facts };
}

function manyShownAs(values: readonly unknown[]): Shown {
  const shown = values.slice(0, most);
  const more = values.length - shown.length;
  if (shown.length === 0) return { kind: 'nothing' };
  if (!shown.every(isFacts)) return { kind: 'list', value: shown, more };
  return { kind: 'table', fields: [...new Set(shown.flatMap(Object.keys))], value: shown, more };
}

function isFacts(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isMoney(value);
}

function isMoney(value: unknown): value is { amount: string; currency: string } {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false;
  const { amount, currency } = value as Record<string, unknown>;
  return typeof amount === 'string' && /^-?\d+(\.\d+)?$/.test(amount) && typeof currency === 'string';
}

function clip(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
