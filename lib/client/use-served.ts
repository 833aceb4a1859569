'use client'

import { useState } from 'react'

/**
 * What the server drew, for the question that the address asked then; undefined for any other question. The server may draw
 * anew while the page stays, and then for the address as it is by that time.
 */
export function useServed<Answer>(served: Answer | undefined, question: string): Answer | undefined {
  const [drawn, setDrawn] = useState({ served, question })
  if (served !== drawn.served) setDrawn({ served, question })
  return served !== undefined && drawn.served === served && drawn.question === question ? served : undefined
}
