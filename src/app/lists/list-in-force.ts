import { canonicalList } from '../../domain/canonical-list.ts';
import { type ListVersion, versionOfContent } from '../../domain/list-version.ts';
import type { NamedList } from '../../domain/named-list.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import type { App } from '../app.ts';

/** The version of a list that this node decides by; undefined where it decides by none. */
export function listInForce(
  app: App,
  name: string,
  versions: readonly ListVersion[],
): ListVersion | undefined {
  return listVersionIn(app.ruleBook.current.ruleBook, name, versions);
}

/** The list as a rule book holds it. */
export function listIn({ lists }: Pick<RuleBook, 'lists'>, name: string): NamedList | undefined {
  return Object.hasOwn(lists, name) ? lists[name] : undefined;
}

/** The version of a list that a rule book holds. */
export function listVersionIn(
  { lists }: RuleBook,
  name: string,
  versions: readonly ListVersion[],
): ListVersion | undefined {
  const list = listIn({ lists }, name);
  return versionOfContent(
    versions.filter((each) => each.list === name),
    list && canonicalList(list).hash,
  );
}
