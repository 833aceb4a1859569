import type { ReactNode } from 'react'
import { Button } from '../ui/button'
import { CopyableId } from '../ui/copyable-id'
import { StateFrame } from './state-frame'

/** It could not be shown. What happened, the id that finds it in the logs, and Try again. Never an empty place. */
export function ErrorState({
  sentence = 'This could not be shown.',
  message,
  requestId,
  onRetry,
  retrying = false,
  actions,
}: {
  sentence?: ReactNode
  message: ReactNode
  requestId?: string | undefined
  onRetry?: (() => void) | undefined
  retrying?: boolean
  actions?: ReactNode
}) {
  return (
    <StateFrame
      announce="alert"
      mark={<div aria-hidden="true" className="mb-5 h-1 w-16 bg-danger" />}
      sentence={sentence}
      detail={
        <>
          <p>{message}</p>
          {requestId ? (
            <p className="mt-2 text-fine">
              To ask about it: request <CopyableId id={requestId} label="request id" />
            </p>
          ) : null}
        </>
      }
      actions={
        onRetry || actions ? (
          <>
            {onRetry ? (
              <Button onClick={onRetry} busy={retrying && 'Trying again…'}>
                Try again
              </Button>
            ) : null}
            {actions}
          </>
        ) : null
      }
    />
  )
}
