import type { Problem } from '../../domain/problem.ts';
import { asWarning } from '../problems.ts';
import type { ScannedMessage } from './message-scanner.ts';
import { readWcoMoment } from './wco-moment.ts';
import { childOf, textOf, type XmlNode, xpathOf } from './xml-node.ts';

/** What was noticed in a message and left: the record was taken all the same. */
export function remarksOf(message: ScannedMessage, source: string): readonly Problem[] {
  return [
    ...leftOut(message, source),
    ...zoneAssumed(message.root, source),
    ...functionAssumed(message.root, source),
  ];
}

function leftOut({ root, remarks, remarksLeftOut }: ScannedMessage, source: string): readonly Problem[] {
  const said = remarks.map(({ path, line, kind }): Problem => {
    if (kind === 'unknown') {
      return {
        source,
        line,
        path,
        code: 'unknown-key',
        message: 'The element is not known here and was left out.',
      };
    }
    return { source, line, path, code: 'too-many', message: 'The element stands once; the first was read.' };
  });
  const path = xpathOf(root);
  const message = `${remarksLeftOut} more elements were left out.`;
  if (remarksLeftOut > 0) said.push({ source, line: root.line, path, code: 'unknown-key', message });
  return said.map(asWarning);
}

/** The hour of lodgement is itself a sign of risk, so it is worth knowing when its zone was not given. */
function zoneAssumed(root: XmlNode, source: string): readonly Problem[] {
  const node = ['AcceptanceDateTime', 'IssueDateTime']
    .map((name) => childOf(root, name))
    .find((each) => textOf(each) !== undefined);
  if (node === undefined || readWcoMoment(node)?.isZoneAssumed !== true) return [];
  const message = 'The time names no zone; it was taken as UTC.';
  return [asWarning({ source, line: node.line, path: xpathOf(node), code: 'moment-without-zone', message })];
}

function functionAssumed(root: XmlNode, source: string): readonly Problem[] {
  if (textOf(childOf(root, 'FunctionCode')) !== undefined) return [];
  const message = 'The message names no function; it was taken as a new declaration (9).';
  return [
    asWarning({ source, line: root.line, path: `${xpathOf(root)}/FunctionCode`, code: 'missing', message }),
  ];
}
