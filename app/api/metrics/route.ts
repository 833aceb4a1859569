import { renderMetrics } from '@/lib/http/metrics'
import { requireMetricsToken } from '@/lib/http/metrics-token'
import { route } from '@/lib/http/route'

const TEXT = 'text/plain; version=0.0.4; charset=utf-8'

export const GET = route(
  'GET /api/metrics',
  {
    summary: 'Counters and timings for Prometheus. Closed without STOCKTAKE_METRICS_TOKEN.',
    allow: 'anyone',
    output: { contentTypes: [TEXT] },
    quiet: true,
  },
  ({ request }) => {
    requireMetricsToken(request.headers)
    return new Response(renderMetrics(), { headers: { 'Content-Type': TEXT } })
  },
)
