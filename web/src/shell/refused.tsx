import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RequestRefused } from '../api/request-refused.ts';
import type { MessageKey } from '../language/message-key.ts';
import { Datum } from './datum.tsx';
import { Notice } from './notice.tsx';
import { ProblemNotice } from './problem-notice.tsx';

const words: Readonly<Record<string, MessageKey>> = {
  'four-eyes': 'refused.fourEyes',
  'wrong-state': 'refused.wrongState',
  'name-taken': 'refused.nameTaken',
  'rule-book-unsound': 'refused.unsound',
  'record-mismatch': 'refused.record',
  overtaken: 'refused.overtaken',
  'in-use': 'refused.inUse',
  'invalid-content': 'refused.content',
  'too-many-challengers': 'refused.tooManyChallengers',
  unchanged: 'refused.unchanged',
};

/** Why something could not be done: in the page's words, and with what the server says of it. */
export function Refused({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const problem = error instanceof RequestRefused ? error.problem : undefined;
  const key =
    problem?.code === undefined || !Object.hasOwn(words, problem.code) ? undefined : words[problem.code];
  if (problem === undefined || key === undefined) return <ProblemNotice error={error} />;
  return (
    <Notice icon={Users} title={t(key)} urgent>
      {problem.detail === undefined ? null : (
        <p lang="en">
          <Datum>{problem.detail}</Datum>
        </p>
      )}
      {problem.problems?.slice(0, 20).map(({ path, line, message }) => (
        <p key={`${line ?? ''} ${path} ${message}`} lang="en">
          <Datum>
            {[line, path, message].filter((part) => part !== undefined && part !== '').join(' · ')}
          </Datum>
        </p>
      ))}
    </Notice>
  );
}
