import { Datum } from '../shell/datum.tsx';
import { Box } from './box.tsx';
import { Boxes } from './boxes.tsx';

/** National boxes have the names and the values that the message gave them. */
export function AttributeList({ attributes }: { readonly attributes: Readonly<Record<string, string>> }) {
  return (
    <Boxes>
      {Object.entries(attributes).map(([name, value]) => (
        <Box key={name} label={<Datum code>{name}</Datum>}>
          <Datum>{value}</Datum>
        </Box>
      ))}
    </Boxes>
  );
}
