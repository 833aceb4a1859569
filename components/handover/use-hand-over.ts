'use client'

import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import type { HandOverBody } from '@/lib/contracts/handover'
import { useOwnershipChanged } from '../owners/use-ownership'
import { type Said, saidOf } from './said'

const schema = () => import('@/lib/contracts/handover').then((all) => all.handOverAnswer)

/** Sends what goes to whom, and says what came of it. */
export function useHandOver(onDone: (said: Said) => void) {
  const changed = useOwnershipChanged()
  return useSubmit(async (body: HandOverBody, to: string) => {
    try {
      onDone(saidOf(await api('/api/handover', { method: 'POST', body, schema }), to))
    } finally {
      await changed()
    }
  })
}
