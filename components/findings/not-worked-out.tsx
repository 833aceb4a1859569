'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { Empty } from '../states/empty'
import { PageHead } from '../ui/page-head'

/** Somebody sits there and waits for it. */
const LOOK_AGAIN_MS = 5_000

/** A page during the first reading: things are known already, and what is wrong with them is not. */
export function NotWorkedOut({
  page,
}: {
  /** As in the navigation. */
  page: string
}) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [router])
  return (
    <>
      <PageHead name={page} sentence="Your account is being read for the first time." />
      <Empty
        sentence="What needs a decision is not known yet."
        detail="It is worked out as soon as everything was read: a minute or two, longer for thousands of things. This page fills by itself."
      />
    </>
  )
}
