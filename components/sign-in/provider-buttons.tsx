'use client'

import { signInWithProvider } from '@/lib/client/sign-in'
import { useSubmit } from '@/lib/client/use-submit'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'

export function ProviderButtons({ providers, to }: { providers: { id: string; name: string }[]; to: string }) {
  const { run, busy, problem } = useSubmit(signInWithProvider)
  return (
    <div className="mt-8 space-y-3 border-rule border-t pt-6">
      <p className="text-soft">Or, if you were invited, with an account you already have:</p>
      {problem ? (
        <Notice tone="danger" announce>
          {problem.message}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        {providers.map(({ id, name }) => (
          <Button key={id} busy={busy && `Going to ${name}…`} onClick={() => run(id, to)}>
            Sign in with {name}
          </Button>
        ))}
      </div>
    </div>
  )
}
