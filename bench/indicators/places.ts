/** Degrees north and east, to a tenth. */
export type Place = readonly [north: number, east: number];

/** Where the regions of the scenario have their seats, which are real towns. */
export const regionPlaces: Readonly<Record<string, Place>> = {
  Toshkent: [41.3, 69.2],
  'Toshkent viloyati': [41.0, 69.4],
  Samarqand: [39.7, 67.0],
  Fargʻona: [40.4, 71.8],
  Andijon: [40.8, 72.3],
  Namangan: [41.0, 71.7],
  Buxoro: [39.8, 64.4],
  Xorazm: [41.6, 60.6],
  Qoraqalpogʻiston: [42.5, 59.6],
  Qashqadaryo: [38.9, 65.8],
  Surxondaryo: [37.2, 67.3],
  Navoiy: [40.1, 65.4],
  Jizzax: [40.1, 67.8],
  Sirdaryo: [40.5, 68.8],
};

/** Where its offices stand, by the places they are named after. */
export const officePlaces: Readonly<Record<string, Place>> = {
  11101: [41.3, 69.3],
  11102: [41.3, 69.2],
  11201: [41.3, 69.3],
  11301: [41.3, 69.2],
  12101: [41.0, 68.7],
  12301: [41.4, 69.2],
  13101: [40.6, 72.8],
  13201: [40.8, 72.3],
  14101: [40.6, 69.1],
  15101: [39.4, 63.8],
  15301: [39.3, 63.6],
  16101: [37.2, 67.3],
  17101: [39.7, 67.0],
  18101: [39.8, 64.4],
  19101: [44.9, 56.2],
  19201: [40.4, 71.8],
};

/** Where goods of a country set out by land: its trade centre that way, or the port they come ashore. */
export const landWayFrom: Readonly<Record<string, Place>> = {
  CN: [43.8, 87.6],
  RU: [55.8, 37.6],
  KZ: [43.2, 76.9],
  TR: [41.0, 29.0],
  KR: [44.2, 80.4],
  DE: [52.5, 13.4],
  IN: [27.2, 56.3],
  IR: [35.7, 51.4],
  BY: [53.9, 27.6],
  KG: [42.9, 74.6],
  TJ: [38.6, 68.8],
  TM: [37.9, 58.4],
  AF: [36.7, 67.1],
  AE: [27.2, 56.3],
  PL: [52.2, 21.0],
  IT: [45.5, 9.2],
  LT: [54.7, 25.3],
  NL: [51.9, 4.5],
  PK: [34.0, 71.5],
  EC: [56.9, 24.1],
  BR: [56.9, 24.1],
  JP: [44.2, 80.4],
  US: [56.9, 24.1],
  VN: [44.2, 80.4],
};
