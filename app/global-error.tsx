'use client'

import { ErrorState } from '@/components/states/error-state'
import { faces } from './fonts'
import './globals.css'

/** The last page there is: the frame of all pages failed. It stands alone, without router or cookies, as light or dark as the system. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en" className={faces}>
      <body>
        <title>Something went wrong · Stocktake</title>
        <main className="mx-auto max-w-3xl px-5 py-16">
          <ErrorState
            sentence="Stocktake could not be drawn."
            message="Something went wrong on our side. Try again; if it stays like this, tell whoever runs Stocktake."
            requestId={error.digest}
            onRetry={() => window.location.reload()}
          />
        </main>
      </body>
    </html>
  )
}
