import { describe, expect, it } from 'vitest'
import { csvOfRows } from './csv-of-rows'

type Row = { name: string; cost: number | null }
const columns = [
  { header: 'Name', value: (row: Row) => row.name },
  { header: 'A month', value: (row: Row) => row.cost },
]

describe('CSV of the rows on a page', () => {
  it('has the heads and then a line a row, in the order shown', () => {
    expect(
      csvOfRows(columns, [
        { name: 'web-02', cost: 12.5 },
        { name: 'db, main', cost: null },
      ]),
    ).toBe('Name,A month\r\nweb-02,12.5\r\n"db, main",\r\n')
  })

  it('never lets a name run as a formula', () => {
    expect(csvOfRows(columns, [{ name: '=HYPERLINK("http://x")', cost: -4 }])).toContain(
      '"\'=HYPERLINK(""http://x"")",-4',
    )
  })
})
