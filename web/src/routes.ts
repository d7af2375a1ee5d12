import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { challengerQuery, challengersQuery } from './api/challengers.ts';
import { decisionQuery } from './api/decision.ts';
import { declarationQuery } from './api/declaration.ts';
import { newestDeclarationsQuery } from './api/declarations.ts';
import { fieldsQuery } from './api/fields.ts';
import { historyQuery } from './api/history.ts';
import { listQuery, listsQuery } from './api/lists.ts';
import { operationsQuery } from './api/operations.ts';
import { profilesQuery, profileVersionsQuery, retirementProposalsQuery } from './api/profiles.ts';
import { ruleBooksQuery } from './api/rule-books.ts';
import { isSignedIn, may, sessionQuery } from './api/session.ts';
import { readDeclarationSearch } from './declaration/declaration-search.ts';
import { readListSearch } from './lists/list-search.ts';
import { readOperationsSearch, usualPeriod } from './operations/operations-search.ts';
import { readProfileSearch } from './profiles/profile-search.ts';
import { readProfilesSearch } from './profiles/profiles-search.ts';
import { readRuleBooksSearch } from './rule-books/rule-books-search.ts';
import { Failed } from './shell/failed.tsx';
import { FailedPage } from './shell/failed-page.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { Pending } from './shell/pending.tsx';
import { PendingPage } from './shell/pending-page.tsx';
import { Root } from './shell/root.tsx';
import { parseSearchText, writeSearchText } from './shell/search-text.ts';
import { Shell } from './shell/shell.tsx';

type Context = { readonly client: QueryClient };

const root = createRootRouteWithContext<Context>()({
  validateSearch: (search: Record<string, unknown>): { lang?: string } =>
    typeof search.lang === 'string' ? { lang: search.lang } : {},
  component: Root,
});

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search.next === 'string' ? { next: search.next } : {},
  loader: ({ context }) => void context.client.prefetchQuery(sessionQuery),
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
  pendingComponent: PendingPage,
  errorComponent: FailedPage,
});

/** Everything but the way in: who is not signed in is led there first, and back afterwards. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery);
    if (isSignedIn(session)) return { session };
    const next = location.pathname === '/' ? {} : { next: location.href };
    throw redirect({
      to: '/login',
      search: (search) => ({ ...keepLanguage(search), ...next }),
      replace: true,
    });
  },
  component: Shell,
  pendingComponent: PendingPage,
  errorComponent: FailedPage,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/operations', search: keepLanguage, replace: true });
  },
});

const operations = createRoute({
  getParentRoute: () => signedIn,
  path: '/operations',
  validateSearch: readOperationsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { client, session }, deps: { office, lane, flow, hours } }) => {
    if (!may(session, 'operations.read')) return;
    void client.prefetchQuery(operationsQuery({ office, hours: hours ?? usualPeriod }));
    if (may(session, 'declarations.read'))
      void client.prefetchQuery(newestDeclarationsQuery({ office, lane, flow }));
  },
  component: lazyRouteComponent(() => import('./operations/operations-page.tsx'), 'OperationsPage'),
});

const declaration = createRoute({
  getParentRoute: () => signedIn,
  path: '/declarations/$id',
  validateSearch: readDeclarationSearch,
  loader: ({ context: { client, session }, params: { id } }) => {
    if (!may(session, 'declarations.read')) return;
    void client.prefetchQuery(declarationQuery(id));
    if (!may(session, 'decisions.read')) return;
    void client.prefetchQuery(decisionQuery(id));
    void client.prefetchQuery(historyQuery(id));
  },
  component: lazyRouteComponent(() => import('./declaration/declaration-page.tsx'), 'DeclarationPage'),
});

// Whoever reads a criterion or a list is put on record: it is asked for when a page opens, and not before.

const profiles = createRoute({
  getParentRoute: () => signedIn,
  path: '/profiles',
  validateSearch: readProfilesSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { client, session }, deps: { part, state, area, text }, preload }) => {
    if (preload || !may(session, 'profiles.read')) return;
    if (part === 'proposals') return void client.prefetchQuery(retirementProposalsQuery);
    void client.prefetchInfiniteQuery(profilesQuery({ state, riskArea: area, contains: text }));
  },
  component: lazyRouteComponent(() => import('./profiles/profiles-page.tsx'), 'ProfilesPage'),
});

const profile = createRoute({
  getParentRoute: () => signedIn,
  path: '/profiles/$id',
  validateSearch: readProfileSearch,
  loader: ({ context: { client, session }, params: { id }, preload }) => {
    if (!preload && may(session, 'profiles.read')) void client.prefetchQuery(profileVersionsQuery(id));
  },
  component: lazyRouteComponent(() => import('./profiles/profile-page.tsx'), 'ProfilePage'),
});

const newProfile = createRoute({
  getParentRoute: () => signedIn,
  path: '/profiles/new',
  loader: ({ context: { client, session } }) => {
    if (may(session, 'profiles.write')) void client.prefetchQuery(fieldsQuery);
  },
  component: lazyRouteComponent(() => import('./profile-editor/editor-page.tsx'), 'NewProfilePage'),
});

const nextVersion = createRoute({
  getParentRoute: () => signedIn,
  path: '/profiles/$id/edit',
  loader: ({ context: { client, session }, params: { id }, preload }) => {
    if (preload || !may(session, 'profiles.write')) return;
    void client.prefetchQuery(fieldsQuery);
    void client.prefetchQuery(profileVersionsQuery(id));
  },
  component: lazyRouteComponent(() => import('./profile-editor/editor-page.tsx'), 'NextVersionPage'),
});

const lists = createRoute({
  getParentRoute: () => signedIn,
  path: '/lists',
  loader: ({ context: { client, session } }) => {
    if (may(session, 'profiles.read')) void client.prefetchInfiniteQuery(listsQuery);
  },
  component: lazyRouteComponent(() => import('./lists/lists-page.tsx'), 'ListsPage'),
});

const list = createRoute({
  getParentRoute: () => signedIn,
  path: '/lists/$name',
  validateSearch: readListSearch,
  loader: ({ context: { client, session }, params: { name } }) => {
    if (may(session, 'profiles.read')) void client.prefetchQuery(listQuery(name));
  },
  component: lazyRouteComponent(() => import('./lists/list-page.tsx'), 'ListPage'),
});

const challengers = createRoute({
  getParentRoute: () => signedIn,
  path: '/challengers',
  loader: ({ context: { client, session } }) => {
    if (may(session, 'profiles.read')) void client.prefetchInfiniteQuery(challengersQuery);
  },
  component: lazyRouteComponent(() => import('./challengers/challengers-page.tsx'), 'ChallengersPage'),
});

const challenger = createRoute({
  getParentRoute: () => signedIn,
  path: '/challengers/$name',
  loader: ({ context: { client, session }, params: { name } }) => {
    if (may(session, 'profiles.read')) void client.prefetchQuery(challengerQuery(name));
  },
  component: lazyRouteComponent(() => import('./challengers/challenger-page.tsx'), 'ChallengerPage'),
});

const ruleBooks = createRoute({
  getParentRoute: () => signedIn,
  path: '/rule-books',
  validateSearch: readRuleBooksSearch,
  loader: ({ context: { client, session } }) => {
    if (may(session, 'rule-books.read')) void client.prefetchInfiniteQuery(ruleBooksQuery);
  },
  component: lazyRouteComponent(() => import('./rule-books/rule-books-page.tsx'), 'RuleBooksPage'),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
});

const elsewhere = createRoute({ getParentRoute: () => signedIn, path: '/$', component: NotFoundPage });

/** Where the pages are. */
export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      login,
      signedIn.addChildren([
        home,
        operations,
        declaration,
        profiles,
        profile,
        newProfile,
        nextVersion,
        lists,
        list,
        challengers,
        challenger,
        ruleBooks,
        account,
        elsewhere,
      ]),
    ]),
    context: { client },
    parseSearch: parseSearchText,
    stringifySearch: writeSearchText,
    defaultPendingComponent: Pending,
    defaultErrorComponent: Failed,
    defaultNotFoundComponent: NotFoundPage,
    defaultPreload: 'intent',
    // What the server answered is kept by the query client; the router only asks for it in time.
    defaultPreloadStaleTime: 0,
    // An address that points at an item is scrolled to by its line, which may be there first.
    scrollRestoration: ({ location }) => !('item' in location.search),
  });
}

function keepLanguage(search: { lang?: string }): { lang?: string } {
  return search.lang === undefined ? {} : { lang: search.lang };
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
