// What is for sale, in the prices of the us-east region. A month is 730 hours.

import { uuidOf } from './ids'
import type { Region } from './model'

export const REGION: Region = 'us-east'
export const HOURS_A_MONTH = 730

export interface Plan {
  id: number
  vmType: 'standard' | 'premium'
  vcpu: number
  memoryGb: number
  diskGb: number
  transferGb: number
  monthly: number
}

export const PLANS: readonly Plan[] = [
  plan(1, 'standard', 2, 4, 50, 4.99),
  plan(2, 'standard', 4, 8, 120, 9.99),
  plan(3, 'standard', 8, 16, 240, 23.99),
  plan(4, 'standard', 12, 32, 360, 43.99),
  plan(5, 'standard', 16, 64, 480, 69.99),
  plan(6, 'premium', 1, 1, 25, 3.99),
  plan(7, 'premium', 1, 2, 50, 9.99),
  plan(8, 'premium', 2, 4, 80, 19.99),
  plan(9, 'premium', 4, 8, 120, 35.99),
  plan(10, 'premium', 8, 16, 180, 63.99),
  plan(11, 'premium', 8, 32, 240, 127.99),
  plan(12, 'premium', 16, 64, 480, 255.99),
  plan(13, 'premium', 32, 128, 960, 511.99),
]

function plan(
  id: number,
  vmType: Plan['vmType'],
  vcpu: number,
  memoryGb: number,
  diskGb: number,
  monthly: number,
): Plan {
  return { id, vmType, vcpu, memoryGb, diskGb, monthly, transferGb: Math.min(1000 * vcpu, 12_000) }
}

const plansById = new Map(PLANS.map((each) => [each.id, each]))

export function planById(id: number): Plan | undefined {
  return plansById.get(id)
}

/** What a server's own disk holds: its plan's and what was added; volumes are not in it. */
export function diskGbOf(vm: { planId: number; addedStorage: number }): number {
  return (planById(vm.planId)?.diskGb ?? 0) + vm.addedStorage
}

/** Dollars for one GB and one month. Snapshots are priced by the hour; this is what an hour comes to. */
export const GB_MONTH = { volume: 0.05, snapshot: 0.05, backup: 0.05 } as const

/** Dollars a month for holding an address. */
export const IP_MONTH = { IPv4: 3, IPv6: 1 } as const

/** The newest backups of each server that cost nothing. */
export const FREE_BACKUPS = 3

export interface Template {
  id: string
  name: string
  version: string
  cpu: number
  ram: number
  storage: number
  isWindows: boolean
  osType: 'linux' | 'windows'
  category: 'os' | 'marketplace'
  description: string
}

export const TEMPLATES: readonly Template[] = [
  linux('Ubuntu', '24.04x64'),
  linux('Ubuntu', '22.04x64'),
  linux('Debian', '12x64'),
  linux('Debian', '11x64'),
  linux('AlmaLinux', '9x64'),
  linux('Rocky Linux', '9x64'),
  linux('CentOS Stream', '9x64'),
  linux('Fedora', '40x64'),
  windows('Windows Server', '2022x64'),
  windows('Windows Server', '2019x64'),
  marketplace('Docker', '27x64', 'Ubuntu with Docker ready to use'),
  marketplace('WordPress', '6x64', 'WordPress on a web server with a database'),
  marketplace('GitLab', '17x64', 'Repositories and pipelines of your own'),
]

function linux(name: string, version: string): Template {
  return template({ name, version, cpu: 1, ram: 1, storage: 25, category: 'os', description: '' })
}

function windows(name: string, version: string): Template {
  const needs = { cpu: 2, ram: 4, storage: 80 }
  return {
    ...template({ name, version, ...needs, category: 'os', description: '' }),
    isWindows: true,
    osType: 'windows',
  }
}

function marketplace(name: string, version: string, description: string): Template {
  return template({ name, version, cpu: 2, ram: 4, storage: 50, category: 'marketplace', description })
}

function template(words: Omit<Template, 'id' | 'isWindows' | 'osType'>): Template {
  return { id: uuidOf('templates', words.name, words.version), isWindows: false, osType: 'linux', ...words }
}

export function templateById(id: string): Template | undefined {
  return TEMPLATES.find((each) => each.id === id)
}

export function templateNamed(name: string, version: string): Template {
  const found = TEMPLATES.find((each) => each.name === name && each.version === version)
  if (!found) throw new Error(`The catalog has no template ${name} ${version}.`)
  return found
}
