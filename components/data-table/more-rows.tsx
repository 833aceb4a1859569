'use client'

import { useEffect, useRef } from 'react'
import type { List } from '@/lib/client/list'
import { Button } from '../ui/button'

/** How far before the end the next page is fetched. */
const AHEAD = '1200px'

/** The end of what has come: fetches more as it comes near, and can be pressed by those who do not scroll. */
export function MoreRows({ more, drawn, many }: { more: List<unknown>['more']; drawn: number; many: string }) {
  const end = useRef<HTMLDivElement>(null)
  const { has, loading, problem, load } = more

  // `drawn` starts it anew after each page: a short page may leave the end in sight, and nothing would be told again
  useEffect(() => {
    if (!end.current || !has || loading || problem || drawn === 0) return
    const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && load(), { rootMargin: AHEAD })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [has, loading, problem, load, drawn])

  if (!has && !problem) return null
  return (
    <div ref={end} className="flex flex-wrap items-center gap-4 py-4" data-screen-only>
      {problem ? (
        <p role="alert" className="text-danger">
          The next {many} could not be read. {problem.message}
        </p>
      ) : null}
      <Button size="small" onClick={load} busy={loading && `Reading more ${many}…`}>
        {problem ? 'Try again' : `Show more ${many}`}
      </Button>
    </div>
  )
}
