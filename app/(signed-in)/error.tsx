'use client'

import { PageFailed } from '@/components/states/page-failed'

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <PageFailed digest={error.digest} onRetry={reset} />
}
