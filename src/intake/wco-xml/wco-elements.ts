/** An element of the WCO Data Model: a class, or one of its attributes (the model's word for a leaf). */
export type WcoElement = {
  readonly name: string;
  /** What amendments point by: the class number ("67A") or the tag of an attribute ("D014"). */
  readonly id: string;
  /** Whether it may stand more than once under its parent. */
  readonly repeats: boolean;
  /** Empty for an attribute. */
  readonly children: ReadonlyMap<string, WcoElement>;
};

const shared: Readonly<Record<string, string>> = {
  '@address': `
    Address 04A
      : CityName 241, CountryCode 242, CountrySubDivisionCode 244, CountrySubDivisionName 243
      : Line 239, PostcodeID 245`,
  '@typedAddress': `
    Address 04A
      : TypeCode 410, CityName 241, CountryCode 242, CountrySubDivisionCode 244, CountrySubDivisionName 243
      : Line 239, PostcodeID 245`,
  '@contact': 'Contact 34A: Name 246',
  '@communication': 'Communication 25A: ID 240, TypeCode 253',
};

/**
 * The declaration of the WCO Data Model 3.6, with the procedure at the shipment that other subsets have. Each
 * class stands under its parent with its number, `*` where it repeats, and its attributes with their tags
 * after the colon; lines that open with a colon go on.
 */
const outline = `
  Declaration 42A
    : AcceptanceDateTime 023, FunctionCode 017, FunctionalReferenceID D026, ID D014, IssueDateTime D011
    : IssueLocationID D012, TypeCode D013, GoodsItemQuantity 228, DeclarationOfficeID 065, InvoiceAmount 109
    : LoadingListQuantity 013, TotalGrossMassMeasure 131, TotalPackageQuantity 146
    : SpecificCircumstancesCodeCode 504
    Authentication 61B: Authentication 104
      Authenticator 12A: Name R007
    Submitter 17B: Name R058, ID R059, @address
    AdditionalDocument 02A *: CategoryCode D031, ID D005, TypeCode D006
    AdditionalInformation 03A *: StatementCode 226, StatementDescription 225, StatementTypeCode 369
      Pointer 97A *: SequenceNumeric 006, DocumentSectionCode 375, TagID 381
    Agent 05A: Name R003, ID R004, FunctionCode 102, @address
    Amendment 06A *: ChangeReasonCode 099
      Pointer 97A *: SequenceNumeric 006, DocumentSectionCode 375, TagID 381
    AuthorisationHolder 17C *: ID R144, CategoryCode R145
    BorderTransportMeans 15A
      : Name T005, ID T006, IdentificationTypeCode T018, TypeCode T010, RegistrationNationalityCode T014
      : ModeCode T022
    Consignment 28A
      Carrier 18A: Name R011, ID R012, @address, @communication
      ConsignmentItem 29A *: SequenceNumeric 006
        Consignor 30A: Name R020, ID R021, @typedAddress
        Freight 62A: PaymentMethodCode 098
      Consignor 30A: Name R020, ID R021, @typedAddress
      Freight 62A: PaymentMethodCode 098
      Itinerary 81A *: SequenceNumeric 006, RoutingCountryCode 064
    CurrencyExchange 40A *: CurrencyTypeCode 135, RateNumeric 118
    Declarant 57B: Name R124, ID R123, @address, @contact, @communication
    ExitOffice 56A: ID G005
    Exporter 57A: Name R031, ID R032, @address, @contact, @communication
    GoodsShipment 67A: ExitDateTime 024, TransactionNatureCode 103
      AEOMutualRecognitionParty 16C *: ID R143, RoleCode R005
      Buyer 16A: Name R009, ID R010, @address, @contact, @communication
      Consignee 27A: Name R014, ID R015, @address
      Consignment 28A: ContainerCode 096
        ArrivalTransportMeans 10A
          : Name T001, ID T002, IdentificationTypeCode T034, TypeCode T008, ModeCode T020
        DepartureTransportMeans 46A
          : Name T003, ID T004, IdentificationTypeCode T029, TypeCode T009, ModeCode T021
        GoodsLocation 64A: Name L016, ID L017, TypeCode L110
          Address 04A: TypeCode 410, CityName 241, CountryCode 242, Line 239, PostcodeID 245
        LoadingLocation 83A: Name L009, ID L010
        TransportEquipment 31B *: SequenceNumeric 006, ID 159
          Seal 44B *: SequenceNumeric 006, ID 165
      Consignor 30A: Name R020, ID R021, @address
      CustomsValuation 41A: FreightChargeAmount 117
        ChargeDeduction 58B *: ChargesTypeCode 371, OtherChargeDeductionAmount 181
      Destination 99B: CountryCode 465, RegionID 477
      DomesticDutyTaxParty 55B *: ID R119, RoleCode R005
      ExportCountry 95B: ID 062
      GovernmentAgencyGoodsItem 68A *
        : CustomsValueAmount 108, SequenceNumeric 006, StatisticalValueAmount 114, TransactionNatureCode 103
        AdditionalDocument 02A *
          : CategoryCode D031, EffectiveDateTime 276, ID D005, Name D028, TypeCode D006
          : LPCOExemptionCode 360
          Submitter 17B: Name R058, RoleCode R005
          WriteOff 22C: QuantityQuantity 502, AmountAmount 503
        AdditionalInformation 03A *: StatementCode 226, StatementDescription 225, StatementTypeCode 369
        AEOMutualRecognitionParty 16C *: ID R143, RoleCode R005
        Buyer 16A: Name R009, ID R010, @address, @contact, @communication
        Commodity 23A: Description 137
          Classification 21A *: ID 145, IdentificationTypeCode
          DangerousGoods 12C *: UNDGID 506
          DutyTaxFee 50A *
            : AdValoremTaxBaseAmount 116, DeductAmount 111, DutyRegimeCode 164, SpecificTaxBaseQuantity 129
            : TaxRateNumeric 115, TypeCode 113, QuotaOrderID 401
            Payment 94A: MethodCode 107, TaxAssessedAmount 120, PaymentAmount 378
          GoodsMeasure 65A: GrossMassMeasure 126, NetNetWeightMeasure 128, TariffQuantity 130
          InvoiceLine 79A: ItemChargeAmount 112
          TransportEquipment 31B *: SequenceNumeric 006, ID 159
        Consignee 27A: Name R014, ID R015, @address
        Consignor 30A: Name R020, ID R021, @address
        CustomsValuation 41A: MethodCode 122
          ChargeDeduction 58B *: ChargesTypeCode 371, OtherChargeDeductionAmount 181
        Destination 99B: CountryCode 465, RegionID 477
        DomesticDutyTaxParty 55B *: ID R119, RoleCode R005
        ExportCountry 95B: ID 062
        GovernmentProcedure 70A *: CurrentCode 166, PreviousCode 161
        Origin 92A *: CountryCode 063, RegionID 066, TypeCode 501
        Packaging 93A *
          : SequenceNumeric 006, MarksNumbersID 142, QuantityQuantity 144, TypeCode 141
          : PackingMaterialDescription 344, LengthMeasure 367, WidthMeasure 368, HeightMeasure 402
          : VolumeMeasure 395
        PreviousDocument 99A *: CategoryCode D031, ID D018, TypeCode D019, LineNumeric 171
        Seller 09B: Name R050, ID R051, @address, @contact, @communication
        UCR 35B: ID 016, TraderAssignedReferenceID 009
        ValuationAdjustment 39B: AdditionCode 188
      GovernmentProcedure 70A *: CurrentCode 166, PreviousCode 161
      Importer 74A: Name R037, ID R038, @address, @contact, @communication
      Invoice 78A: ID D016, IssueDateTime D015
      Payer 56B: Name R120, ID R121, @address
      PreviousDocument 99A *: CategoryCode D031, ID D018, TypeCode D019, LineNumeric 171
      Seller 09B: Name R050, ID R051, @address, @contact, @communication
      Surety 19B: Name R054, ID R055, @address
      TradeTerms 22B
        : ConditionCode 090, CountryRelationshipCode 106, Description 089, LocationID L002
        : LocationName L001
      UCR 35B: ID 016, TraderAssignedReferenceID 009
      Warehouse 43B: ID L019, TypeCode L112
    ObligationGuarantee 90A *
      : AmountAmount 492, ID D014, ReferenceID 100, SecurityDetailsCode 101, AccessCode 499
      GuaranteeOffice 14C: ID G014
    PresentationOffice 15C: ID G015
    SupervisingOffice 97B: ID G012
`;

/** The declaration (class 42A) with all the model knows below it. */
export const declarationElement: WcoElement = readOutline(outline);

/** Whether the element is a leaf, which carries a value. */
export function isAttribute(element: WcoElement): boolean {
  return element.children.size === 0;
}

/** The child that amendments point at by this class number or tag. */
export function childById(element: WcoElement, id: string): WcoElement | undefined {
  if (id === '') return undefined;
  for (const child of element.children.values()) if (child.id === id) return child;
  return undefined;
}

type OpenElement = WcoElement & { readonly children: Map<string, WcoElement> };

/** Reads an outline; each class is put under the nearest one above it that is indented less. */
function readOutline(text: string): OpenElement {
  const open: { readonly indent: number; readonly element: OpenElement }[] = [];
  let root: OpenElement | undefined;
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const indent = line.search(/\S/);
    const [head = '', attributes = ''] = line.trim().split(/: ?/);
    if (head !== '') {
      while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
      const element = elementOf(head);
      open.at(-1)?.element.children.set(element.name, element);
      open.push({ indent, element });
      root ??= element;
    }
    for (const attribute of attributes.split(', ')) addTo(open.at(-1)?.element, attribute);
  }
  if (root === undefined) throw new Error('The outline of the declaration is empty.');
  return root;
}

function addTo(element: OpenElement | undefined, written: string): void {
  if (element === undefined || written === '') return;
  const child = shared[written] === undefined ? elementOf(written) : readOutline(shared[written]);
  element.children.set(child.name, child);
}

/** An element as written: name, number or tag, and `*` where it repeats. */
function elementOf(written: string): OpenElement {
  const [name = '', id = '', star] = written.split(' ');
  return { name, id, repeats: star === '*', children: new Map() };
}
