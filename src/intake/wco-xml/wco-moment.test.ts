import { describe, expect, it } from 'vitest';
import { declarationElement, type WcoElement } from './wco-elements.ts';
import { readWcoMoment } from './wco-moment.ts';
import type { XmlNode } from './xml-node.ts';

function dateNode(text: string, formatCode?: string): XmlNode {
  const element = declarationElement.children.get('IssueDateTime') as WcoElement;
  const node = { element, parent: undefined, line: 1, position: 1, children: [], text };
  return formatCode === undefined ? node : { ...node, formatCode };
}

describe('a date or time', () => {
  it.each([
    ['304', '20240312105354+01', '2024-03-12T10:53:54+01'],
    ['304', '20240425090243Z', '2024-04-25T09:02:43Z'],
    ['304', '20240425090243UTC', '2024-04-25T09:02:43Z'],
    ['304', '20240425090243-0330', '2024-04-25T09:02:43-0330'],
    ['303', '202404250902+05:00', '2024-04-25T09:02+05:00'],
    ['208', '20240425090243+0500', '2024-04-25T09:02:43+0500'],
    ['205', '202404250902+0500', '2024-04-25T09:02+0500'],
    ['102', '20240312', '2024-03-12'],
    ['101', '240312', '2024-03-12'],
    [undefined, '20240312', '2024-03-12'],
    [undefined, '20240312105354+01', '2024-03-12T10:53:54+01'],
    [undefined, '2024-03-12T10:53:54+01:00', '2024-03-12T10:53:54+01:00'],
    [' 102 ', '20240312', '2024-03-12'],
  ])('in form %s: %s', (formatCode, text, expected) => {
    expect(readWcoMoment(dateNode(text, formatCode))).toEqual({ text: expected, isZoneAssumed: false });
  });

  it.each([
    ['204', '20240312105354', '2024-03-12T10:53:54Z'],
    ['203', '202403121053', '2024-03-12T10:53Z'],
    ['201', '2403121053', '2024-03-12T10:53Z'],
    [undefined, '2024-03-12T10:53:54', '2024-03-12T10:53:54Z'],
  ])('without a zone is taken as UTC, and it is told: %s %s', (formatCode, text, expected) => {
    expect(readWcoMoment(dateNode(text, formatCode))).toEqual({ text: expected, isZoneAssumed: true });
  });

  it.each([
    ['102', '20240312105354'],
    ['304', '20240312105354'],
    ['718', '2024031220240313'],
    ['constructor', '20240312'],
    [undefined, '240312'],
    [undefined, 'soon'],
  ])('that does not fit its form is left as it was written: %s %s', (formatCode, text) => {
    expect(readWcoMoment(dateNode(text, formatCode))?.text).toBe(text);
  });

  it('that says nothing is absent', () => {
    expect(readWcoMoment(dateNode('  '))).toBeUndefined();
    expect(readWcoMoment(undefined)).toBeUndefined();
  });
});
