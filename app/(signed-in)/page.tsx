import { redirect } from 'next/navigation'
import { navigationFor } from '@/components/shell/navigation'
import { requireViewer } from '@/lib/auth/require-viewer'

/** The first page one may open; what the wordmark and signing in lead to. */
export default async function FirstPage() {
  const { role } = await requireViewer()
  redirect(navigationFor(role)[0]?.items[0]?.href ?? '/settings/me')
}
