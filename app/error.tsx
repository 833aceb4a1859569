'use client'

import { PageFailed } from '@/components/states/page-failed'

/** What a page threw, outside the signed-in frame: the frame itself may be what failed. */
export default function RootError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="mx-auto max-w-3xl px-5 py-16">
      <PageFailed digest={error.digest} onRetry={reset} />
    </main>
  )
}
