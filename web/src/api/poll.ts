/** How often what changes by itself is asked for again, while the page is visible. */
export const pollEveryMs = 3_000;
