import { CriterionCard } from './criterion-card.tsx';
import classes from './overview-part.module.css';
import { PurposeCard } from './purpose-card.tsx';
import type { ShownVersion } from './shown-version.ts';
import { StandingCard } from './standing-card.tsx';
import { TreatmentCard } from './treatment-card.tsx';

/** What a version says and where it stands: where it stands first, since that is what people act on. */
export function OverviewPart({ shown }: { readonly shown: ShownVersion }) {
  return (
    <div className={classes.columns}>
      <StandingCard key={shown.version} shown={shown} />
      <div className={classes.said}>
        <CriterionCard shown={shown} />
        <TreatmentCard outcome={shown.profile.then} />
        <PurposeCard profile={shown.profile} />
      </div>
    </div>
  );
}
