import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageKey } from '../language/message-key.ts';
import layout from './rows.module.css';

export type Column = { readonly name: MessageKey; readonly className?: string | undefined };

type Props = {
  readonly label: string;
  readonly columns: readonly Column[];
  /** The rows; on a narrow screen each lays itself out as a card. */
  readonly children: ReactNode;
};

/**
 * A table whose rows become cards on a narrow screen; the roles are spelt out because browsers forget them when a
 * table is laid out otherwise.
 */
export function RowsTable({ label, columns, children }: Props) {
  const { t } = useTranslation();
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    <table className={layout.table} role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ name, className }) => (
            <th key={name} role="columnheader" scope="col" className={className}>
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{children}</tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  );
}
