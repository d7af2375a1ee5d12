import { Fragment } from 'react';
import { MeasureName } from './measure-name.tsx';

/** Several controls in one line; one that is ordered for several reasons is named once. */
export function MeasureNames({ codes }: { readonly codes: readonly string[] }) {
  return [...new Set(codes)].map((code, index) => (
    <Fragment key={code}>
      {index === 0 ? '' : ', '}
      <MeasureName code={code} />
    </Fragment>
  ));
}
