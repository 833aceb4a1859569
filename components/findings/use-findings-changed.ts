'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { COUNTED } from './counted'

/** After a decision: everything that shows findings is old. */
export function useFindingsChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    await Promise.all(COUNTED.map((thing) => queries.invalidateQueries({ queryKey: [thing] })))
  }, [queries])
}
