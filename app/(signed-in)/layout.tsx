import type { ReactNode } from 'react'
import { SignedInShell } from '@/components/shell/signed-in-shell'
import { requireViewer } from '@/lib/auth/require-viewer'

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { name, email, role, now } = await requireViewer()
  return (
    <SignedInShell viewer={{ name, email, role }} now={now.toISOString()}>
      {children}
    </SignedInShell>
  )
}
