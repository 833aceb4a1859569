'use client'

import type { ExposureAnswer } from '@/lib/contracts/exposure'
import { csvOfRows } from '../data-table/csv-of-rows'
import { saveCsv } from '../data-table/save-csv'
import { Button } from '../ui/button'

type Line = {
  firewall: string
  project: string | null
  who: string
  what: string
  severity: string | null
  servers: string
}

const COLUMNS = [
  { id: 'firewall', header: 'Firewall', value: (line: Line) => line.firewall },
  { id: 'project', header: 'Project', value: (line: Line) => line.project },
  { id: 'who', header: 'Who may come in', value: (line: Line) => line.who },
  { id: 'what', header: 'Where', value: (line: Line) => line.what },
  { id: 'severity', header: 'How bad', value: (line: Line) => line.severity },
  { id: 'servers', header: 'Servers behind it', value: (line: Line) => line.servers },
].map((column) => ({ ...column, width: 0, cell: () => null }))

/** Everything the page says: every rule of every firewall, firewalls that let nobody in, and servers that have none. */
export function SaveFirewalls({ answer }: { answer: ExposureAnswer }) {
  const lines = [...answer.withoutFirewall.map(lineOfServer), ...answer.firewalls.flatMap(linesOfFirewall)]
  if (lines.length === 0) return null
  return (
    <Button size="small" onClick={() => saveCsv('firewalls', csvOfRows(COLUMNS, lines))}>
      Save as CSV
    </Button>
  )
}

function lineOfServer({ name, projectName }: ExposureAnswer['withoutFirewall'][number]): Line {
  return {
    firewall: 'none',
    project: projectName,
    who: 'anyone on the internet',
    what: 'everything',
    severity: 'high',
    servers: name,
  }
}

function linesOfFirewall({
  name,
  projectName,
  openings,
  servers,
  serversKnown,
}: ExposureAnswer['firewalls'][number]): Line[] {
  const names = [...servers.map((server) => server.name), ...(serversKnown ? [] : ['not all known'])]
  const common = { firewall: name, project: projectName, servers: names.join(', ') }
  if (openings.length === 0) return [{ ...common, who: 'nobody', what: 'nothing', severity: null }]
  return openings.map(({ who, what, severity }) => ({ ...common, who, what, severity }))
}
