/** Rows that are served with the page and fetched at once: two screens of them. */
export const PAGE_SIZE = 100
