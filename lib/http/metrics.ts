// A small registry in the text form that Prometheus reads. It lives on globalThis because pages, routes and the proxy are
// separate bundles in one process and would otherwise each count for themselves.

/** Seconds. Around the answer times the design promises: 12, 50, 60 ms. */
const BUCKETS = [0.005, 0.012, 0.025, 0.05, 0.06, 0.1, 0.25, 0.5, 1, 2.5, 10]

type Series = { buckets: number[]; sum: number; count: number }

type Registry = { requests: Map<string, number>; durations: Map<string, Series> }

const holder = globalThis as typeof globalThis & { stocktakeMetrics?: Registry }

function registry(): Registry {
  holder.stocktakeMetrics ??= { requests: new Map(), durations: new Map() }
  return holder.stocktakeMetrics
}

export function countRequest(request: { method: string; route: string; status: number; seconds: number }): void {
  const { requests, durations } = registry()
  const who = labels({ method: request.method, route: request.route })
  const counted = labels({ method: request.method, route: request.route, status: String(request.status) })
  requests.set(counted, (requests.get(counted) ?? 0) + 1)
  const series = durations.get(who) ?? { buckets: BUCKETS.map(() => 0), sum: 0, count: 0 }
  BUCKETS.forEach((limit, index) => {
    if (request.seconds <= limit) series.buckets[index] = (series.buckets[index] ?? 0) + 1
  })
  series.sum += request.seconds
  series.count += 1
  durations.set(who, series)
}

export function renderMetrics(): string {
  const { requests, durations } = registry()
  const memory = process.memoryUsage()
  return [
    '# HELP stocktake_http_requests_total Answers by route and status.',
    '# TYPE stocktake_http_requests_total counter',
    ...[...requests].map(([series, value]) => `stocktake_http_requests_total{${series}} ${value}`),
    '# HELP stocktake_http_request_duration_seconds How long answers took.',
    '# TYPE stocktake_http_request_duration_seconds histogram',
    ...[...durations].flatMap(([series, one]) =>
      renderHistogram('stocktake_http_request_duration_seconds', series, one),
    ),
    ...gauge('process_resident_memory_bytes', 'Memory of this process.', memory.rss),
    ...gauge('nodejs_heap_size_used_bytes', 'Part of it in use by JavaScript.', memory.heapUsed),
    ...gauge('process_uptime_seconds', 'Since this process started.', Math.round(process.uptime())),
    '',
  ].join('\n')
}

function renderHistogram(name: string, series: string, one: Series): string[] {
  return [
    ...BUCKETS.map((limit, index) => `${name}_bucket{${series},le="${limit}"} ${one.buckets[index] ?? 0}`),
    `${name}_bucket{${series},le="+Inf"} ${one.count}`,
    `${name}_sum{${series}} ${one.sum.toFixed(6)}`,
    `${name}_count{${series}} ${one.count}`,
  ]
}

function gauge(name: string, help: string, value: number): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`]
}

function labels(pairs: Record<string, string>): string {
  return Object.entries(pairs)
    .map(
      ([name, value]) => `${name}="${value.replace(/[\\"\n]/g, (found) => (found === '\n' ? '\\n' : `\\${found}`))}"`,
    )
    .join(',')
}
