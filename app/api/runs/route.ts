import { runSwitchAnswer, runSwitchBody } from '@/lib/contracts/requests'
import { route } from '@/lib/http/route'
import { changeRunSwitch, describeRunSwitch } from '@/lib/server/change-run-switch'

export const GET = route(
  'GET /api/runs',
  {
    summary: 'Whether anything may be sent to Raff right now.',
    allow: 'account.read',
    output: runSwitchAnswer,
  },
  () => describeRunSwitch(),
)

export const PUT = route(
  'PUT /api/runs',
  {
    summary: 'Halts every run, or lets them go on. Going on is for admins.',
    allow: 'request.ask',
    body: runSwitchBody,
    output: runSwitchAnswer,
    refuses: ['forbidden: only an admin lets the runs go on'],
  },
  ({ body, viewer, by }) => changeRunSwitch(body, { viewer, by }),
)
