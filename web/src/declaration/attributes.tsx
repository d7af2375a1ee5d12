import { useTranslation } from 'react-i18next';
import { Card } from '../shell/card.tsx';
import { AttributeList } from './attribute-list.tsx';

/** National boxes of the declaration, by name. */
export function Attributes({
  attributes,
}: {
  readonly attributes: Readonly<Record<string, string>> | undefined;
}) {
  const { t } = useTranslation();
  if (attributes === undefined || Object.keys(attributes).length === 0) return null;
  return (
    <Card title={t('declared.attributes')}>
      <AttributeList attributes={attributes} />
    </Card>
  );
}
