import type { Answer } from './answer'

/** Most rows given at once; a bigger wish is answered with this many. */
export const MOST_ROWS = 100

export interface Paging {
  limit: number
  offset: number
}

export function pagingOf(query: URLSearchParams, usual: number): Paging {
  return {
    limit: Math.min(positive(query.get('limit')) ?? usual, MOST_ROWS),
    offset: positive(query.get('offset')) ?? 0,
  }
}

function positive(value: string | null): number | undefined {
  return value !== null && /^\d+$/.test(value) && Number(value) > 0 ? Number(value) : undefined
}

export function page<Row>(
  rows: readonly Row[],
  query: URLSearchParams,
  usual: number,
  view: (row: Row) => unknown,
): Answer {
  const { limit, offset } = pagingOf(query, usual)
  return {
    status: 200,
    body: { success: true, data: rows.slice(offset, offset + limit).map(view), total: rows.length },
  }
}
