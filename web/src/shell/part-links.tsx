import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MessageKey } from '../language/message-key.ts';
import classes from './part-links.module.css';

type Props<Part extends string> = {
  readonly label: string;
  readonly parts: readonly { readonly part: Part; readonly name: MessageKey }[];
  readonly chosen: Part;
  /** The part the address need not name. */
  readonly usual: Part;
};

/** The parts of a page, of which one is shown; which, the address says. */
export function PartLinks<Part extends string>({ label, parts, chosen, usual }: Props<Part>) {
  const { t } = useTranslation();
  return (
    <nav aria-label={label} className={classes.parts}>
      <ul>
        {parts.map(({ part, name }) => (
          <li key={part}>
            <Link
              to="."
              search={searchFor(part, usual)}
              resetScroll={false}
              activeOptions={{ exact: true }}
              data-chosen={part === chosen}
              className={classes.link}
            >
              {t(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The address as it is, with another part. */
function searchFor(part: string, usual: string): NonNullable<LinkProps['search']> {
  return ((search: Readonly<Record<string, unknown>>) => {
    const { part: _, ...rest } = search;
    return part === usual ? rest : { ...rest, part };
  }) as NonNullable<LinkProps['search']>;
}
