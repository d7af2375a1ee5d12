import { useTranslation } from 'react-i18next';
import type { ProfileDifferenceView } from '../../../src/server/api.ts';
import { Datum } from '../shell/datum.tsx';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import { placeNameOf } from './difference-place.ts';
import { DifferenceSide } from './difference-side.tsx';
import classes from './differences.module.css';

export type Difference = ProfileDifferenceView['differences'][number];

type Props = {
  readonly differences: readonly Difference[];
  /** What the two sides are. */
  readonly before: string;
  readonly after: string;
};

/** Differences with what was and what is beside each other, and the sentence that tells of both. */
export function Differences({ differences, before, after }: Props) {
  const { t } = useTranslation();
  return (
    <Scrolling label={t('versions.difference')}>
      <table className={`${tables.table} ${classes.table}`}>
        <thead>
          <tr>
            <th scope="col">{t('difference.place')}</th>
            <th scope="col">{before}</th>
            <th scope="col">{after}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <tr key={difference.path}>
              <th scope="row">
                <PlaceName path={difference.path} />
                <span lang="en" className={classes.sentence}>
                  <Datum title={difference.path}>{difference.text}</Datum>
                </span>
              </th>
              <td>
                <DifferenceSide path={difference.path} value={difference.before} />
              </td>
              <td>
                <DifferenceSide path={difference.path} value={difference.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

function PlaceName({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const name = placeNameOf(path);
  return name === undefined ? <Datum code>{path}</Datum> : t(name);
}
