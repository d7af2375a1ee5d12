import currencyCodes from 'currency-codes';
import countries from 'i18n-iso-countries';

const currencies: ReadonlySet<string> = new Set(currencyCodes.codes());
const countryCodes: ReadonlySet<string> = new Set(Object.keys(countries.getAlpha2Codes()));

/** Whether ISO 4217 has the code. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

/** Whether ISO 3166-1 has the alpha-2 code. */
export function isCountry(code: string): boolean {
  return countryCodes.has(code);
}

/**
 * Units of quantity that customs tariffs and invoices use, by UN/ECE Recommendation 20: counts, masses and masses of a
 * substance, volumes, areas, lengths, energy and activity.
 */
const units: ReadonlySet<string> = new Set(
  [
    'C62 H87 EA NAR NMB NIU NCL NMP NPT NPL NPR PR DZN DZP DPC DPR GRO CEN MIL HD TPR SET KT PA PK CNP',
    'KGM GRM MGM TNE KTN DTN HGM LBR ONZ APZ CTM STN LTN CWA CWI CCT NTT GT CGM DG MC',
    'KCC KHY KMA KNI KNS KPH KPO KPP KSD KSH KUR TSD GFI KIC KIP',
    'LTR MLT CLT DLT HLT K6 LPA HPA ASV ASM MTQ CMQ DMQ MMQ R9 FTQ INQ YDQ GLL GLI BLL PTL PTI QTL QTI OZA OZI',
    'MTK CMK DMK MMK KMK FTK INK YDK HAR ARE ACR M4 MTR CMT DMT MMT KMT HMT FOT INH YRD SMI NMI KNM',
    'KWH MWH WHR GWH D32 JOU KJO 3B GV BTU KWT MAW WTT A90 KVA MVA VLT KVT AMP',
    'CUR BQL 2Q 4N GBQ HUR MIN SEC DAY WEE MON ANN P1 ZZ',
  ].flatMap((line) => line.split(' ')),
);

/** Whether UN/ECE Rec 20 has the code among the units that trade declares goods in. */
export function isUnit(code: string): boolean {
  return units.has(code);
}

/** A code list that comes with Tamga, whatever the rule book. */
export type CodeList = {
  readonly name: string;
  readonly rows: number;
  readonly version: string;
  /** What rests on it. */
  readonly usedBy: readonly string[];
};

/** The code lists that come with Tamga; those of ISO come from maintained packages, whose versions the lock file names. */
export const codeLists: readonly CodeList[] = [
  {
    name: 'countries (ISO 3166-1)',
    rows: countryCodes.size,
    version: 'package i18n-iso-countries',
    usedBy: ['intake', 'check.unknownCodes'],
  },
  {
    name: 'currencies (ISO 4217)',
    rows: currencies.size,
    version: `package currency-codes of ${currencyCodes.publishDate}`,
    usedBy: ['intake', 'exchange rates'],
  },
  {
    name: 'units of quantity (UN/ECE Rec 20)',
    rows: units.size,
    version: 'those that trade declares goods in',
    usedBy: ['check.unknownCodes'],
  },
];
