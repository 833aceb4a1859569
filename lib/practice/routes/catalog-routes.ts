import { GB_MONTH, HOURS_A_MONTH, IP_MONTH, PLANS, type Plan, REGION, TEMPLATES, type Template } from '../catalog'
import type { Answer } from '../wire/answer'
import { badRequest, notFound } from '../wire/api-error'
import { type OpenCall, openRoute } from '../wire/route'

export const catalogRoutes = [
  openRoute('GET', '/health', () => plain({ status: 'healthy' })),
  openRoute('GET', '/api/v1/public/regions', () => plain({ success: true, regions: [US_EAST] })),
  openRoute('GET', '/api/v1/public/templates', listTemplates),
  openRoute('GET', '/api/v1/public/pricing/vm', listPlans),
  openRoute('GET', '/api/v1/public/pricing/volume', (call) => storagePricing(call, { id: 1 }, GB_MONTH.volume)),
  openRoute('GET', '/api/v1/public/pricing/snapshot', (call) => storagePricing(call, {}, GB_MONTH.snapshot)),
  openRoute('GET', '/api/v1/public/pricing/backup', (call) => storagePricing(call, {}, GB_MONTH.backup)),
  openRoute('GET', '/api/v1/public/pricing/ip', () =>
    plain({ success: true, pricing: { ipv4: ipTier(IP_MONTH.IPv4), ipv6: ipTier(IP_MONTH.IPv6) } }),
  ),
]

const US_EAST = {
  id: 1,
  code: REGION,
  name: 'US East',
  country_code: 'US',
  flag: '🇺🇸',
  display_order: 1,
  is_default: true,
}

function plain(body: Record<string, unknown>): Answer {
  return { status: 200, body }
}

function listTemplates({ query }: OpenCall): Answer {
  const category = filterOf(query, 'category', ['os', 'marketplace'])
  const vmType = filterOf(query, 'vm_type', ['standard', 'premium'])
  filterOf(query, 'region', [REGION])
  const found = TEMPLATES.filter(
    (template) => (!category || template.category === category) && !(vmType === 'standard' && template.isWindows),
  )
  return plain({ success: true, data: found.map(templateView), total: found.length })
}

function templateView({ isWindows, osType, ...template }: Template) {
  return { ...template, is_windows: isWindows, os_type: osType, region: REGION }
}

function listPlans({ query }: OpenCall): Answer {
  const type = filterOf(query, 'type', ['standard', 'premium'])
  filterOf(query, 'region', [REGION])
  return plain({ success: true, plans: PLANS.filter((plan) => !type || plan.vmType === type).map(planView) })
}

function planView(plan: Plan) {
  return {
    id: plan.id,
    vcpu: plan.vcpu,
    memory_gib: plan.memoryGb,
    ssd_gib: plan.diskGb,
    transfer_gib: plan.transferGb,
    price_per_hour: hourly(plan.monthly),
    monthly_price: plan.monthly,
    yearly_price: cents(plan.monthly * 10),
    twenty_four_month_price: cents(plan.monthly * 20),
    vm_type: plan.vmType,
    region: REGION,
  }
}

function storagePricing({ query }: OpenCall, id: { id?: number }, gbMonth: number): Answer {
  const region = query.get('region') ?? REGION
  if (region !== REGION) throw notFound(`Pricing for region ${region}`)
  const pricing = {
    ...id,
    price_per_gb_hour: hourly(gbMonth),
    price_per_gb_month: gbMonth,
    yearly_price_per_gb: cents(gbMonth * 10),
    twenty_four_month_price_per_gb: cents(gbMonth * 20),
    region,
  }
  return plain({ success: true, pricing })
}

function ipTier(monthly: number) {
  return {
    price_per_hour: hourly(monthly),
    monthly_price: monthly,
    yearly_price: cents(monthly * 10),
    twenty_four_month_price: cents(monthly * 20),
  }
}

function hourly(monthly: number): number {
  return Number((monthly / HOURS_A_MONTH).toFixed(6))
}

function cents(dollars: number): number {
  return Math.round(dollars * 100) / 100
}

function filterOf(query: URLSearchParams, name: string, choices: string[]): string | undefined {
  const value = query.get(name)
  if (value === null || value === '') return undefined
  if (!choices.includes(value)) throw badRequest(`${name} must be one of ${choices.join(', ')}`)
  return value
}
