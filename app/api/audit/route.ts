import { auditPage, auditQuery } from '@/lib/contracts/audit'
import { route } from '@/lib/http/route'
import { listAudit } from '@/lib/server/list-audit'

export const GET = route(
  'GET /api/audit',
  { summary: 'The audit log, newest first', allow: 'audit.read', query: auditQuery, output: auditPage },
  ({ query }) => listAudit(query),
)
