import { useTranslation } from 'react-i18next';
import type { Declaration } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Moment } from '../shell/moment.tsx';
import { Box } from './box.tsx';
import { Boxes } from './boxes.tsx';
import { Country } from './country.tsx';
import { flowNames } from './flow.ts';
import { TransportMode } from './transport-mode.tsx';

/** What was declared for the whole consignment; a box that was left empty is not shown. */
export function HeaderBoxes({ declaration }: { readonly declaration: Declaration }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { borderTransport: transport } = declaration;
  return (
    <Card title={t('declared.title')}>
      <Boxes>
        <Box number="1" label={t('flow.label')}>
          {t(flowNames[declaration.flow])}
        </Box>
        {declaration.procedure === undefined ? null : (
          <Box number="37" label={t('declared.procedure')}>
            <Datum code>{declaration.procedure}</Datum>
          </Box>
        )}
        <Box label={t('office.label')}>
          {declaration.office === '' ? t('office.unnamed') : <Datum code>{declaration.office}</Datum>}
        </Box>
        <Box label={t('declared.lodgedAt')}>
          <Moment at={declaration.lodgedAt} />
        </Box>
        <Box number="5" label={t('declared.items')}>
          <Datum>{formats.number(declaration.items.length)}</Datum>
        </Box>
        {declaration.totalPackages === undefined ? null : (
          <Box number="6" label={t('declared.packages')}>
            <Datum>{formats.number(declaration.totalPackages)}</Datum>
          </Box>
        )}
        {declaration.totalGrossMassKg === undefined ? null : (
          <Box number="35" label={t('declared.grossMass')}>
            <Datum>{formats.number(declaration.totalGrossMassKg)}</Datum> {t('unit.kg')}
          </Box>
        )}
        {declaration.invoice === undefined ? null : (
          <Box number="22" label={t('declared.invoice')}>
            <Datum>{formats.money(declaration.invoice)}</Datum>
          </Box>
        )}
        {declaration.incoterm === undefined ? null : (
          <Box number="20" label={t('declared.incoterm')}>
            <Datum code>{declaration.incoterm}</Datum>
          </Box>
        )}
        {declaration.exportCountry === undefined ? null : (
          <Box number="15" label={t('declared.exportCountry')}>
            <Country code={declaration.exportCountry} />
          </Box>
        )}
        {declaration.destinationCountry === undefined ? null : (
          <Box number="17" label={t('declared.destinationCountry')}>
            <Country code={declaration.destinationCountry} />
          </Box>
        )}
        {transport?.mode === undefined ? null : (
          <Box number="25" label={t('declared.mode')}>
            <TransportMode code={transport.mode} />
          </Box>
        )}
        {transport?.identity === undefined ? null : (
          <Box number="21" label={t('declared.transport')}>
            <Datum code>{transport.identity}</Datum>
          </Box>
        )}
        {transport?.nationality === undefined ? null : (
          <Box number="21" label={t('declared.nationality')}>
            <Country code={transport.nationality} />
          </Box>
        )}
        {declaration.containers === undefined || declaration.containers.length === 0 ? null : (
          <Box number="31" label={t('declared.containers')} wide>
            <Datum code>{declaration.containers.join(', ')}</Datum>
          </Box>
        )}
      </Boxes>
    </Card>
  );
}
