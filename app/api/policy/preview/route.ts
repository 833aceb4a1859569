import { policyPreviewAnswer, previewPolicyBody } from '@/lib/contracts/policy'
import { route } from '@/lib/http/route'
import { previewPolicy } from '@/lib/server/preview-policy'

export const POST = route(
  'POST /api/policy/preview',
  {
    summary: 'What a change of the thresholds would do with what is there today. Changes nothing.',
    allow: 'account.read',
    body: previewPolicyBody,
    output: policyPreviewAnswer,
  },
  ({ body }) => previewPolicy(body.policy),
)
