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

/** Every rule of every firewall, one line each. */
export function SaveFirewalls({ answer }: { answer: ExposureAnswer }) {
  const lines: Line[] = answer.firewalls.flatMap(({ name, projectName, openings, servers }) =>
    openings.map(({ who, what, severity }) => ({
      firewall: name,
      project: projectName,
      who,
      what,
      severity,
      servers: servers.map((server) => server.name).join(', '),
    })),
  )
  if (lines.length === 0) return null
  return (
    <Button size="small" onClick={() => saveCsv('firewalls', csvOfRows(COLUMNS, lines))}>
      Save as CSV
    </Button>
  )
}
