import { raffProxyAnswer, raffProxyParams } from '@/lib/contracts/raff-proxy'
import { PRIVATE_NO_STORE } from '@/lib/http/answer'
import { route } from '@/lib/http/route'
import { readLive } from '@/lib/server/read-live'
import { refuseRaffHeaders } from '@/lib/http/refuse-raff-headers'

export const GET = route(
  'GET /api/raff/{connectionId}/{path}',
  {
    summary: 'Reads something from Raff right now. Allow-listed reads only; the key is added on the server.',
    allow: 'account.read',
    params: raffProxyParams,
    output: { contentTypes: ['application/json'], schema: raffProxyAnswer },
    refuses: ['not-found: this read is not on the list', 'unavailable: Raff did not answer, or refuses the key'],
  },
  async ({ request, params }) => {
    refuseRaffHeaders(request.headers)
    // as it stands in the address, with nothing decoded: the check must see what a decoder would hide
    const { pathname, search } = new URL(request.url)
    const path = pathname.split('/').slice(4).join('/')
    const answer = await readLive(params.connectionId, { path, search, signal: request.signal })
    return Response.json(answer, { headers: { 'Cache-Control': PRIVATE_NO_STORE } })
  },
)
