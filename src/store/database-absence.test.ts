import { describe, expect, test } from 'vitest';
import { isDatabaseAbsent } from './database-absence.ts';

const withCode = (code: string, more = {}) => Object.assign(new Error('what happened'), { code, ...more });

describe('the database is not there', () => {
  test.each([
    ['nothing listens', withCode('ECONNREFUSED')],
    ['the socket file is gone', withCode('ENOENT', { syscall: 'connect' })],
    ['no name is found', withCode('EAI_AGAIN')],
    ['the connection was reset', withCode('ECONNRESET')],
    ['an administrator ended the connection', withCode('57P01')],
    ['a process of it crashed', withCode('57P02')],
    ['it starts', withCode('57P03')],
    ['it has no connection left', withCode('53300')],
    ['it has no room left', withCode('53100')],
    ['the connection failed', withCode('08006')],
    ['it is a replica', withCode('25006')],
    ['the connection ended during a query', new Error('Connection terminated unexpectedly')],
    [
      'the connection ended between two queries',
      new Error('Client has encountered a connection error and is not queryable'),
    ],
  ])('when %s', (_, error) => {
    expect(isDatabaseAbsent(error)).toBe(true);
  });
});

describe('the fault is ours', () => {
  test.each([
    ['a statement is wrong', withCode('42601')],
    ['a row is there already', withCode('23505')],
    ['a query was cancelled', withCode('57014')],
    ['a file is not there', withCode('ENOENT', { syscall: 'open' })],
    ['the program errs', new TypeError('Cannot read properties of undefined')],
    ['anything is thrown', 'Connection terminated'],
  ])('when %s', (_, error) => {
    expect(isDatabaseAbsent(error)).toBe(false);
  });
});
