import { auditVerdict, verifyQuery } from '@/lib/contracts/audit'
import { route } from '@/lib/http/route'
import { checkAudit } from '@/lib/server/check-audit'

export const GET = route(
  'GET /api/audit/verify',
  {
    summary: 'Checks every entry of the audit log, and that an entry noted earlier is still the same',
    allow: 'audit.verify',
    query: verifyQuery,
    output: auditVerdict,
  },
  ({ query, by }) => checkAudit(query, by),
)
