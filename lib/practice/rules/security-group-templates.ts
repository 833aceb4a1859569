import type { Rule } from '../model'

interface Template {
  id: string
  name: string
  description: string
  rules: Rule[]
}

const allow = (protocol: Rule['protocol'], range: string): Rule => ({ protocol, rule_type: 'INBOUND', range })
const OUT: Rule = { protocol: 'ALL', rule_type: 'OUTBOUND' }

export const SECURITY_GROUP_TEMPLATES: readonly Template[] = [
  {
    id: 'web-server',
    name: 'Web Server',
    description: 'HTTP and HTTPS from anywhere',
    rules: [allow('TCP', '80,443'), OUT],
  },
  { id: 'ssh-only', name: 'SSH Only', description: 'SSH from anywhere', rules: [allow('TCP', '22'), OUT] },
  {
    id: 'database',
    name: 'Database',
    description: 'PostgreSQL and MySQL from private networks',
    rules: [{ ...allow('TCP', '3306,5432'), ip: '10.0.0.0', size: 8 }, OUT],
  },
  { id: 'windows', name: 'Windows', description: 'Remote desktop from anywhere', rules: [allow('TCP', '3389'), OUT] },
]
