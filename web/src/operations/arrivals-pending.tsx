import { Skeleton } from '@mantine/core';

const places = [1, 2, 3, 4, 5, 6];

/** In the place of the list before it came. */
export function ArrivalsPending() {
  return (
    <div aria-hidden="true">
      {places.map((place) => (
        <Skeleton key={place} height={36} mb={6} />
      ))}
    </div>
  );
}
