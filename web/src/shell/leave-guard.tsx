import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import classes from './leave-guard.module.css';

type Guard = {
  readonly keep: (isUnsaved: boolean) => void;
  readonly mayLeave: () => Promise<boolean>;
};

const GuardContext = createContext<Guard>({ keep: () => {}, mayLeave: async () => true });

/** Asks before a page is left that holds what nobody saved. */
export function LeaveGuard({ children }: { readonly children: ReactNode }) {
  const isUnsaved = useRef(false);
  const [answer, setAnswer] = useState<(leaves: boolean) => void>();
  const keep = useCallback((is: boolean) => {
    isUnsaved.current = is;
  }, []);
  const mayLeave = useCallback(
    () =>
      isUnsaved.current ? new Promise<boolean>((resolve) => setAnswer(() => resolve)) : Promise.resolve(true),
    [],
  );
  useBlocker({
    shouldBlockFn: async ({ current, next }) => current.pathname !== next.pathname && !(await mayLeave()),
    enableBeforeUnload: () => isUnsaved.current,
  });
  const guard = useMemo(() => ({ keep, mayLeave }), [keep, mayLeave]);
  return (
    <GuardContext value={guard}>
      {children}
      {answer === undefined ? null : (
        <LeaveQuestion
          onAnswer={(leaves) => {
            // What was given up is asked for once only.
            if (leaves) isUnsaved.current = false;
            setAnswer(undefined);
            answer(leaves);
          }}
        />
      )}
    </GuardContext>
  );
}

/** Says whether the page holds what nobody saved. The answer lets it be told at once that all is saved. */
export function useUnsaved(isUnsaved: boolean): (isUnsaved: boolean) => void {
  const { keep } = useContext(GuardContext);
  useEffect(() => {
    keep(isUnsaved);
    return () => keep(false);
  }, [keep, isUnsaved]);
  return keep;
}

/** Asks whether what nobody saved may be lost; true where there is nothing to lose. */
export function useMayLeave(): () => Promise<boolean> {
  return useContext(GuardContext).mayLeave;
}

function LeaveQuestion({ onAnswer }: { readonly onAnswer: (leaves: boolean) => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-labelledby="leave-title"
      aria-describedby="leave-about"
      onCancel={() => onAnswer(false)}
    >
      <h2 id="leave-title">{t('leave.title')}</h2>
      <p id="leave-about">{t('leave.about')}</p>
      <div className={classes.buttons}>
        <Button size="xs" onClick={() => onAnswer(false)}>
          {t('leave.stay')}
        </Button>
        <Button size="xs" variant="default" onClick={() => onAnswer(true)}>
          {t('leave.leave')}
        </Button>
      </div>
    </dialog>
  );
}
