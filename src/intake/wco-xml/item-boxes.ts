import { type Box, boxes, type Group, group, otherParty } from './box.ts';

// What is read from a goods item, and under which name it is kept; see header-boxes.ts.

/** Elements that stand once. */
export const itemBoxes: readonly Box[] = boxes([
  ['SequenceNumeric', 'sequence', 'number'],
  ['CustomsValueAmount', 'customsValue', 'money'],
  ['Commodity/Description', 'description'],
  ['Commodity/GoodsMeasure/GrossMassMeasure', 'grossMassKg', 'mass'],
  ['Commodity/GoodsMeasure/NetNetWeightMeasure', 'netMassKg', 'mass'],
  ['Commodity/GoodsMeasure/TariffQuantity', 'quantity', 'quantity'],
  ['Commodity/InvoiceLine/ItemChargeAmount', 'itemPrice', 'money'],

  ['StatisticalValueAmount', 'attributes.statisticalValue', 'amount'],
  ['TransactionNatureCode', 'attributes.natureOfTransaction'],
  ['CustomsValuation/MethodCode', 'attributes.valuationMethod'],
  ['ValuationAdjustment/AdditionCode', 'attributes.valuationIndicators'],
  ['ExportCountry/ID', 'attributes.exportCountry'],
  ['Destination/CountryCode', 'attributes.destinationCountry'],
  ['Destination/RegionID', 'attributes.destinationRegion'],
  ['UCR/ID', 'attributes.ucr'],
  ['UCR/TraderAssignedReferenceID', 'attributes.traderReference'],
  ...otherParty('Buyer', 'buyer'),
  ...otherParty('Consignee', 'consignee'),
  ...otherParty('Consignor', 'consignor'),
  ...otherParty('Seller', 'seller'),
]);

/** Elements that repeat. */
export const itemGroups: readonly Group[] = [
  group('AdditionalDocument', {
    'documents.type': 'CategoryCode+TypeCode',
    'documents.id': 'ID',
    documentStatuses: 'LPCOExemptionCode',
    documentNames: 'Name',
    documentDates: 'EffectiveDateTime moment',
    documentIssuers: 'Submitter/Name',
    documentQuantities: 'WriteOff/QuantityQuantity measure',
    documentAmounts: 'WriteOff/AmountAmount amount',
  }),
  group('AdditionalInformation', {
    statementCodes: 'StatementCode',
    statementTexts: 'StatementDescription',
    statementTypes: 'StatementTypeCode',
  }),
  group('AEOMutualRecognitionParty', { mutualAeoIds: 'ID', mutualAeoRoles: 'RoleCode' }),
  group('Commodity/Classification', {
    classificationTypes: 'IdentificationTypeCode',
    classificationCodes: 'ID',
  }),
  group('Commodity/DangerousGoods', { dangerousGoods: 'UNDGID' }),
  group('Commodity/DutyTaxFee', {
    taxTypes: 'TypeCode',
    taxRegimes: 'DutyRegimeCode',
    taxRates: 'TaxRateNumeric',
    taxQuotas: 'QuotaOrderID',
    taxBaseAmounts: 'AdValoremTaxBaseAmount amount',
    taxBaseQuantities: 'SpecificTaxBaseQuantity measure',
    taxDeductions: 'DeductAmount amount',
    taxPaymentMethods: 'Payment/MethodCode',
    taxAssessed: 'Payment/TaxAssessedAmount amount',
    taxPayable: 'Payment/PaymentAmount amount',
  }),
  group('Commodity/TransportEquipment', { containers: 'ID' }),
  group('CustomsValuation/ChargeDeduction', {
    chargeTypes: 'ChargesTypeCode',
    chargeAmounts: 'OtherChargeDeductionAmount amount',
  }),
  group('DomesticDutyTaxParty', { taxPartyIds: 'ID', taxPartyRoles: 'RoleCode' }),
  group('GovernmentProcedure', { procedures: 'CurrentCode+PreviousCode' }),
  group('Origin', { originCountries: 'CountryCode', originTypes: 'TypeCode', originRegions: 'RegionID' }),
  group('Packaging', {
    packageTypes: 'TypeCode',
    packageQuantities: 'QuantityQuantity',
    packageMarks: 'MarksNumbersID',
    packageMaterials: 'PackingMaterialDescription',
  }),
  group('PreviousDocument', {
    previousDocumentTypes: 'CategoryCode+TypeCode',
    previousDocumentIds: 'ID',
    previousDocumentLines: 'LineNumeric',
  }),
];
