import type { ReactNode } from 'react'
import { PracticeRibbon } from '@/components/practice/practice-ribbon'
import { SignedInShell } from '@/components/shell/signed-in-shell'
import { requireViewer } from '@/lib/auth/require-viewer'
import { may } from '@/lib/auth/roles'
import { isPractising } from '@/lib/server/describe-practice'

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { name, email, role, now } = await requireViewer()
  const ribbon = (await isPractising()) ? <PracticeRibbon mayManage={may(role, 'practice.manage')} /> : undefined
  return (
    <SignedInShell viewer={{ name, email, role }} now={now.toISOString()} ribbon={ribbon}>
      {children}
    </SignedInShell>
  )
}
