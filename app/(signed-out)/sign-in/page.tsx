import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignedOutFrame } from '@/components/shell/signed-out-frame'
import { ProviderButtons } from '@/components/sign-in/provider-buttons'
import { SignInForm } from '@/components/sign-in/sign-in-form'
import { SignInReason } from '@/components/sign-in/sign-in-reason'
import { Notice } from '@/components/ui/notice'
import { currentViewer } from '@/lib/auth/current-viewer'
import { offeredProviders } from '@/lib/auth/providers'
import { hasAdmin } from '@/lib/server/has-admin'
import { safeReturnPath } from '@/lib/domain/return-path'

export const metadata: Metadata = { title: 'Sign in' }

type Search = { callbackUrl?: string | string[]; error?: string | string[] }

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { callbackUrl, error } = await searchParams
  const to = safeReturnPath([callbackUrl].flat()[0]) ?? '/'
  if (await currentViewer()) redirect(to)
  const providers = offeredProviders()
  const isFresh = !(await hasAdmin())
  const reason = [error].flat()[0]
  return (
    <SignedOutFrame
      sentence="Sign in to the weekly stocktake of your Raff account."
      foot={
        <>
          <p>No account yet? An admin of your team makes you an invitation link.</p>
          <p className="mt-1">Forgot your password? An admin makes you a reset link, in Settings → People.</p>
        </>
      }
    >
      {reason ? <SignInReason code={reason} /> : null}
      {isFresh ? (
        <Notice className="mb-6" title="Nobody looks after this Stocktake yet">
          Open the welcome link that the start printed in its terminal: it makes you the first admin.
        </Notice>
      ) : null}
      <SignInForm to={to} />
      {providers.length > 0 ? <ProviderButtons providers={providers} to={to} /> : null}
    </SignedOutFrame>
  )
}
