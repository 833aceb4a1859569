'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'

/** Whatever counts findings. A decision changes all of it at once, so that the numbers agree on every page. */
const COUNTED = ['overview', 'findings', 'backups', 'stale', 'exposure', 'keys', 'audit']

/** After a decision: everything that shows findings is old. */
export function useFindingsChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    await Promise.all(COUNTED.map((thing) => queries.invalidateQueries({ queryKey: [thing] })))
  }, [queries])
}
