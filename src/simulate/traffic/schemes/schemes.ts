import { billSplitting } from './bill-splitting.ts';
import { concealedValuables } from './concealed-valuables.ts';
import { containerDigit } from './container-digit.ts';
import { containerElsewhere } from './container-elsewhere.ts';
import { counterfeitBrand } from './counterfeit-brand.ts';
import { dormantImporter } from './dormant-importer.ts';
import { exciseTransit } from './excise-transit.ts';
import { exportRefund } from './export-refund.ts';
import { extraWeight } from './extra-weight.ts';
import { falsePreference } from './false-preference.ts';
import { flatPrice } from './flat-price.ts';
import { heavyPackages } from './heavy-packages.ts';
import { lowValueAir } from './low-value-air.ts';
import { misclassification } from './misclassification.ts';
import { missingTrader } from './missing-trader.ts';
import { newPair } from './new-pair.ts';
import { originAfterMeasure } from './origin-after-measure.ts';
import { overValuation } from './over-valuation.ts';
import { precursorWithoutPermit } from './precursor-without-permit.ts';
import { repeatedAmendment } from './repeated-amendment.ts';
import type { Scheme } from './scheme.ts';
import type { SchemeKind } from './scheme-kind.ts';
import { shortQuantity } from './short-quantity.ts';
import { speciesWithoutPermit } from './species-without-permit.ts';
import { thresholdSplitting } from './threshold-splitting.ts';
import { undervaluation } from './undervaluation.ts';
import { unusualPost } from './unusual-post.ts';
import { vagueDescription } from './vague-description.ts';

/** Every scheme that can be planted; a new kind does not compile until it stands here. */
export const schemes = {
  undervaluation,
  'flat-price': flatPrice,
  'over-valuation': overValuation,
  'export-refund': exportRefund,
  misclassification,
  'vague-description': vagueDescription,
  'short-quantity': shortQuantity,
  'false-preference': falsePreference,
  'origin-after-measure': originAfterMeasure,
  'missing-trader': missingTrader,
  'dormant-importer': dormantImporter,
  'new-pair': newPair,
  'extra-weight': extraWeight,
  'heavy-packages': heavyPackages,
  'container-digit': containerDigit,
  'container-elsewhere': containerElsewhere,
  'threshold-splitting': thresholdSplitting,
  'bill-splitting': billSplitting,
  'unusual-post': unusualPost,
  'low-value-air': lowValueAir,
  'counterfeit-brand': counterfeitBrand,
  'repeated-amendment': repeatedAmendment,
  'concealed-valuables': concealedValuables,
  'precursor-without-permit': precursorWithoutPermit,
  'species-without-permit': speciesWithoutPermit,
  'excise-transit': exciseTransit,
} as const satisfies Record<SchemeKind, Scheme>;
