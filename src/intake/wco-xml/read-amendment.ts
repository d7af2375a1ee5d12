import { type Amendment, type Change, listedText } from '../../domain/amendment.ts';
import type { DeclarationId } from '../../domain/codes.ts';
import { type AmendmentTarget, amendmentTargets } from './amendment-target.ts';
import { isBelow } from './box.ts';
import { boxChanges } from './box-changes.ts';
import { groupChanges } from './group-changes.ts';
import { headerBoxes, headerGroups } from './header-boxes.ts';
import { itemBoxes, itemGroups } from './item-boxes.ts';
import { nodesOf } from './read-boxes.ts';
import { readItem } from './read-item.ts';
import { Trace } from './trace.ts';
import { textOf, type XmlNode } from './xml-node.ts';

/** What identifies the amending message, or the item, and so cannot carry a new value for the original. */
const ownNames: ReadonlySet<string> = new Set([
  'ID',
  'FunctionCode',
  'FunctionalReferenceID',
  'TypeCode',
  'SequenceNumeric',
]);
/** What holds the items cannot be replaced as a whole. */
const tooWide: ReadonlySet<string> = new Set(['', 'GoodsShipment']);

/**
 * An amending message (TypeCode COR) or a cancellation (INV). Its amendments point at parts of the original
 * by class numbers and positions, and the new content of those parts rides along in the same message; a part
 * that is pointed at and does not ride along is to go. What rides along and is not pointed at is no change.
 */
export function readAmendment(
  root: XmlNode,
  kind: Amendment['kind'],
  declarationId: string,
  source: string,
): Amendment {
  const reasonCode = saidIn(root, ['Amendment', 'ChangeReasonCode']);
  const reason = saidIn(root, ['AdditionalInformation', 'StatementDescription']);
  return {
    kind,
    declarationId: declarationId as DeclarationId,
    ...(reasonCode !== undefined && { reasonCode }),
    ...(reason !== undefined && { reason }),
    changes: kind === 'cancellation' ? [] : changesOf(root),
    source,
    line: root.line,
  };
}

/** What the elements at a path say, each once. */
function saidIn(root: XmlNode, path: readonly string[]): string | undefined {
  return listedText([...new Set(nodesOf(root, path).flatMap((node) => textOf(node) ?? []))]);
}

function changesOf(root: XmlNode): readonly Change[] {
  const targets = amendmentTargets(root);
  const found = targets.filter((target) => target.steps !== undefined);
  return targets.flatMap((target) =>
    target.steps === undefined
      ? { pointsAt: target.pointsAt, kind: 'unknown', why: 'the model knows no such element.' }
      : changesAt(target, found),
  );
}

function changesAt(target: AmendmentTarget, all: readonly AmendmentTarget[]): readonly Change[] {
  const { item, names, pointsAt } = target;
  const isInItem = item !== undefined;
  if (isInItem && names.length === 0) return [itemChange(target, item)];
  const name = names.join('/');
  if (ownNames.has(name))
    return [{ pointsAt, kind: 'unknown', why: 'it identifies the message or the item itself.' }];
  if (!isInItem && tooWide.has(name))
    return [{ pointsAt, kind: 'unknown', why: 'point at the parts that change.' }];
  const groups = isInItem ? itemGroups : headerGroups;
  const group = groups.find(({ from }) => isBelow(names, from));
  return group === undefined
    ? boxChanges(target, isInItem ? itemBoxes : headerBoxes, groups)
    : groupChanges(target, group, all);
}

/** An item that rides along replaces the one of its sequence, or is added; one that does not goes. */
function itemChange({ scope, pointsAt }: AmendmentTarget, item: number): Change {
  if (scope === undefined) return { item, pointsAt, kind: 'remove', paths: [[]] };
  const value = { ...readItem(scope, new Trace(scope)), sequence: item };
  return { item, pointsAt, kind: 'set', path: [], value };
}
