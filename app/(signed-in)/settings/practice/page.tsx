import type { Metadata } from 'next'
import { PracticePanel } from '@/components/practice/practice-panel'
import { NoAccess } from '@/components/states/no-access'
import { PageHead } from '@/components/ui/page-head'
import { may } from '@/lib/auth/roles'
import { requireViewer } from '@/lib/auth/require-viewer'
import type { PracticeAnswer } from '@/lib/contracts/practice'
import { describePractice } from '@/lib/server/describe-practice'

export const metadata: Metadata = { title: 'Practice' }

export default async function PracticePage() {
  const { role } = await requireViewer()
  if (!may(role, 'practice.manage')) return <NoAccess to="open the practice account" permission="practice.manage" />
  const practice = await describePractice()
  return (
    <>
      <PageHead name="Practice" {...words(practice)} />
      <PracticePanel practice={practice} />
    </>
  )
}

function words({ open, possible }: PracticeAnswer): { sentence: string; lead: string } {
  if (open)
    return {
      sentence: 'You are in the practice account: a made-up company, where nothing you do costs anything.',
      lead: 'It behaves as Raff does. Delete a server, lose a backup, rotate a key: that is what it is for.',
    }
  if (possible)
    return {
      sentence: 'Try everything on a made-up company before you connect your own.',
      lead: 'It runs on this server, has six weeks of past, and knows nothing of your real account.',
    }
  return {
    sentence: 'The practice account is closed here.',
    lead: 'It is never shown beside a real account, so that nobody takes one for the other. To practise, start a second Stocktake with STOCKTAKE_DATA_DIR set to another folder.',
  }
}
