import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as record from './0001-record.ts';
import * as access from './0002-access.ts';
import * as profileLife from './0003-profile-life.ts';
import * as lists from './0004-lists.ts';
import * as shadow from './0005-shadow.ts';
import * as backtests from './0006-backtests.ts';
import * as toldLists from './0007-told-lists.ts';
import * as listDetails from './0008-list-details.ts';
import * as history from './0009-history.ts';
import * as references from './0010-references.ts';
import * as screening from './0011-screening.ts';
import * as historyAct from './0012-history-act.ts';

/**
 * Brings the tables up to this version of Tamga. Several nodes may start at once on an empty database: the
 * migrator takes a lock, and whoever comes second finds the work done.
 */
export async function migrate<Tables>(database: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: {
      getMigrations: () =>
        Promise.resolve({
          '0001-record': record,
          '0002-access': access,
          '0003-profile-life': profileLife,
          '0004-lists': lists,
          '0005-shadow': shadow,
          '0006-backtests': backtests,
          '0007-told-lists': toldLists,
          '0008-list-details': listDetails,
          '0009-history': history,
          '0010-references': references,
          '0011-screening': screening,
          '0012-history-act': historyAct,
        }),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
