import Type from 'typebox';
import type { AnswerOf, PartyLookUp } from '../../app/parties/look-up-party.ts';
import { declarationsTold, lookUpParty, searchParties } from '../../app/parties/look-up-party.ts';
import { type PartyRole, partyRoles } from '../../app/parties/party-role.ts';
import type { AskedParties } from '../../app/ports/party-questions.ts';
import { instantOf, parseMoment } from '../../domain/moment.ts';
import type { Party } from '../../domain/party.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import { categories } from '../../identify/history/behaviour-category.ts';
import { type Answer, ok } from '../answer.ts';
import type {
  FoundPartyView,
  PartyCategoriesView,
  PartyNetworkView,
  WrittenPartyView,
} from '../api-parties.ts';
import { defaultLimit, pageOfRows, pageQuery, textOfCursor } from '../list-page.ts';
import { foundParty, partyCategories, partyNetwork, partyProfile } from '../openapi/party-schemas.ts';
import { pageOf } from '../openapi/view-schemas.ts';
import { type Call, operation } from '../operation.ts';
import { comeBack, refusal } from '../refusal.ts';
import { ClientLeft, whileThere } from '../while-there.ts';
import { badCursor, isPossibleId } from './parameters.ts';
import { partyProfileView } from './party-views.ts';

const comeBackSeconds = 5;
const storable = '^[^\\u0000]*$';
const about =
  'From the history in columns and what came after. Who looked whom up is recorded before it is answered.';

const parameters = Type.Object({
  role: Type.Enum([...partyRoles], { description: 'In what part the party is looked up' }),
  id: Type.String({
    description: 'The identifier, percent-encoded; "-" for a party without one, with `name` in its place',
  }),
});
const query = {
  name: Type.Optional(Type.String({ maxLength: 512, pattern: storable, description: 'With the id "-"' })),
  country: Type.Optional(Type.String({ maxLength: 2, pattern: storable, description: 'With the id "-"' })),
  asOf: Type.Optional(
    Type.String({ maxLength: 64, description: 'A day or a moment with its zone; now when absent' }),
  ),
};
type Query = { readonly name?: string; readonly country?: string; readonly asOf?: string };
type PartyCall = Call<{ readonly role: PartyRole; readonly id: string }, Query>;
type Answered = Extract<AskedParties, { readonly kind: 'answered' }>;

const profile = operation({
  id: 'getParty',
  method: 'GET',
  path: '/parties/:role/:id',
  tag: 'parties',
  summary: 'What is known of a party, now or as of a moment',
  about: `${about} Figures are of all offices; declarations and findings are told one by one of yours alone.`,
  rights: ['parties.read'],
  parameters,
  query: Type.Object(query),
  answers: { 200: { about: 'The party', schema: partyProfile.ref } },
  answer: async (call) =>
    lookedUp(call, { view: 'profile' }, async ({ answer, upTo }, asOf) => {
      const { profile: told } = answer as AnswerOf<'profile'>;
      if (told === undefined) return undefined;
      const names = await declarationsTold(call.serving.app.store.history, told.recent, told.findings);
      return partyProfileView(told, names, { role: call.path.role, asOf, upTo });
    }),
});

const monthly = operation({
  id: 'getPartyCategories',
  method: 'GET',
  path: '/parties/:role/:id/categories',
  tag: 'parties',
  summary: 'The behavioural category of a party, month by month with its reasons',
  about: `${about} Each is of what was known when the month began, by the function that decisions use.`,
  rights: ['parties.read'],
  parameters,
  query: Type.Object(query),
  answers: { 200: { about: '24 months, the oldest first', schema: partyCategories.ref } },
  answer: async (call) =>
    lookedUp(call, { view: 'categories' }, async ({ answer, upTo }, asOf) => {
      const { categories: months } = answer as AnswerOf<'categories'>;
      return months && ({ asOf, upTo, months } satisfies PartyCategoriesView);
    }),
});

const network = operation({
  id: 'getPartyNetwork',
  method: 'GET',
  path: '/parties/:role/:id/network',
  tag: 'parties',
  summary: 'Who shares an address, a declarant, an exporter, an importer or a container with a party',
  about,
  rights: ['parties.read'],
  parameters,
  query: Type.Object({
    ...query,
    steps: Type.Optional(Type.Integer({ minimum: 1, maximum: 2, description: 'One when absent' })),
  }),
  answers: { 200: { about: 'Parties, what they share, and who has it', schema: partyNetwork.ref } },
  answer: async (call) =>
    lookedUp(
      call,
      { view: 'network', steps: call.query.steps === 2 ? 2 : 1 },
      async ({ answer, upTo }, asOf) => {
        const { network: told } = answer as AnswerOf<'network'>;
        return told && ({ asOf, upTo, ...told } as PartyNetworkView);
      },
    ),
});

const search = operation({
  id: 'listParties',
  method: 'GET',
  path: '/parties',
  tag: 'parties',
  summary: 'Parties by a part of their identifier or name, those with the most declarations first',
  about: `${about} The category is the one that the newest declaration was decided by.`,
  rights: ['parties.read'],
  query: Type.Object({
    contains: Type.Optional(
      Type.String({ maxLength: 128, pattern: storable, description: 'Of the identifier or the name' }),
    ),
    role: Type.Optional(Type.Enum([...partyRoles], { description: 'Importers when absent' })),
    category: Type.Optional(Type.Enum([...categories], { description: 'Only of this category' })),
    ...pageQuery,
  }),
  answers: { 200: { about: 'A page of parties', schema: pageOf(foundParty.ref) } },
  answer: async (call) => {
    const { serving, user, request } = call;
    const { contains = '', role = 'importer', category, limit = defaultLimit, cursor } = call.query;
    const after = cursor === undefined ? undefined : placeOf(textOfCursor(cursor) ?? '');
    if (cursor !== undefined && after === undefined) return badCursor();
    const wanted = { role, contains, limit, ...(category && { category }), ...(after && { after }) };
    const asked = await whileAsked(
      call,
      (signal) => searchParties(serving.app, user, wanted, signal),
      request,
    );
    if (asked.kind !== 'answered') return unanswered(asked.kind);
    if (asked.answer.kind === 'too-many')
      return badQuery(
        'contains',
        'too-many',
        'More parties contain it than are counted; give a longer text.',
      );
    const { parties } = asked.answer as AnswerOf<'search'>;
    if (parties.length === 0 && after === undefined && asked.isBehind) return unanswered('not-ready');
    const rowOf = ({ identity: _, party, ...rest }: (typeof parties)[number]): FoundPartyView => ({
      party: party as WrittenPartyView,
      ...rest,
    });
    return ok(
      pageOfRows(parties, limit, rowOf, ({ declarations, identity }) => `${declarations} ${identity}`),
    );
  },
});

function placeOf(text: string): { readonly declarations: number; readonly identity: string } | undefined {
  const [, declarations, identity] = /^(\d{1,15}) (.+)$/s.exec(text) ?? [];
  return identity === undefined ? undefined : { declarations: Number(declarations), identity };
}

/** Looks a party up for one of its views; what it makes of the answer is undefined where there is no such party. */
async function lookedUp(
  call: Omit<PartyCall, 'user'> & { readonly user: Parameters<typeof lookUpParty>[1] },
  view: Omit<PartyLookUp, 'asOf'>,
  told: (answered: Answered, asOf: string) => Promise<unknown>,
): Promise<Answer> {
  const { serving, user, path, query: asked, request } = call;
  const { app } = serving;
  const read = parseMoment(asked.asOf ?? app.now());
  if ('fault' in read) return badMoment();
  // Nothing is known of what is to come.
  const asOf = Math.min(instantOf(read.moment), Date.parse(app.now()));
  if (!isPossibleId(path.id)) return refusal('not-found');
  const wanted = { role: path.role, party: partyOf(path.id, asked) };
  const found = await whileAsked(
    call,
    (signal) => lookUpParty(app, user, wanted, { ...view, asOf }, signal),
    request,
  );
  if (found.kind === 'nobody') return refusal('not-found');
  if (found.kind !== 'answered') return unanswered(found.kind);
  const answer = await told(found, new Date(asOf).toISOString());
  if (answer !== undefined) return ok(answer);
  // Where not all of the record could be looked at, nobody can say that there is no such party.
  return found.isBehind ? unanswered('not-ready') : refusal('not-found');
}

/** An identifier without letter or digit is none; then the name tells who is meant. */
function partyOf(id: string, { name, country }: Query): Party {
  return { id, ...(name !== undefined && { name }), ...(country !== undefined && { country }) } as Party;
}

async function whileAsked<Result>(
  { serving }: Pick<PartyCall, 'serving'>,
  ask: (signal: AbortSignal) => Promise<Result>,
  request: PartyCall['request'],
): Promise<Result | { readonly kind: 'not-ready' }> {
  return whileThere(request, (leaving) => ask(AbortSignal.any([serving.closing, leaving]))).catch(
    (error: unknown) => {
      if (error instanceof ClientLeft || serving.closing.aborted) return { kind: 'not-ready' as const };
      throw error;
    },
  );
}

function unanswered(kind: Exclude<AskedParties['kind'], 'answered'>): Answer {
  switch (kind) {
    case 'busy':
      return comeBack('too-many-requests', 'You ask already, or others do.', comeBackSeconds);
    case 'not-ready':
      return comeBack('unavailable', 'The history is being laid out.', comeBackSeconds);
    case 'too-long':
    case 'too-much-memory':
      return refusal('unavailable', 'It takes more time or memory than a question may.');
  }
}

const badMoment = (): Answer =>
  badQuery(
    'asOf',
    'wrong-type',
    'Give a day as 2026-03-01, or a moment with its zone as 2026-03-01T09:30:00+05:00.',
  );

function badQuery(key: string, code: ProblemCode, message: string): Answer {
  return refusal('malformed-request', undefined, {
    problems: [{ source: 'query', path: `/${key}`, code, message }],
  });
}

export const partyOperations = [search, profile, monthly, network];
