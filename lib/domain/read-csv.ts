// Comma separated values as spreadsheets write them: with commas, semicolons or tabs, quoted or not, from any system.

export type CsvRow = {
  /** Where it begins in the file, counted from one. */
  line: number
  cells: string[]
}

export type CsvProblem = { line: number; message: string }

export type CsvRead = { rows: CsvRow[]; problem: CsvProblem | null }

/** Rows in order, the first one among them; empty lines are left out. Stops at `mostRows`, or where the file makes no sense. */
export function readCsv(text: string, mostRows: number): CsvRead {
  const reader = new Reader(text.startsWith('\uFEFF') ? text.slice(1) : text)
  const rows: CsvRow[] = []
  for (;;) {
    const row = reader.next()
    if (row === null) return { rows, problem: reader.problem }
    if (row.cells.every((cell) => cell.trim() === '')) continue
    if (rows.length === mostRows) {
      const most = mostRows.toLocaleString('en')
      return {
        rows,
        problem: {
          line: row.line,
          message: `The file has more than ${most} lines, the first one included. Cut it into parts.`,
        },
      }
    }
    rows.push(row)
  }
}

/** The sign that the first line uses most, outside of quotes. */
export function separatorOf(text: string): string {
  const [first = ''] = text.replace(/"[^"]*"/g, '').split(/\r\n|\r|\n/, 1)
  const count = (sign: string) => first.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

class Reader {
  problem: CsvProblem | null = null
  private at = 0
  private line = 1
  private readonly separator: string

  constructor(private readonly text: string) {
    this.separator = separatorOf(text)
  }

  next(): CsvRow | null {
    if (this.at >= this.text.length || this.problem) return null
    const row: CsvRow = { line: this.line, cells: [] }
    for (;;) {
      const cell = this.text[this.at] === '"' ? this.quoted() : this.plain()
      if (cell === null) return null
      row.cells.push(cell)
      if (this.text[this.at] !== this.separator) break
      this.at += 1
    }
    this.endLine()
    return row
  }

  private plain(): string {
    const from = this.at
    while (this.at < this.text.length && !this.ends(this.text[this.at])) this.at += 1
    return this.text.slice(from, this.at)
  }

  private quoted(): string | null {
    const began = this.line
    let cell = ''
    let from = this.at + 1
    for (;;) {
      const end = this.text.indexOf('"', from)
      if (end === -1) {
        this.problem = { line: began, message: `Line ${began} opens a quote that is never closed.` }
        return null
      }
      const part = this.text.slice(from, end)
      cell += part
      this.line += part.split('\n').length - 1
      if (this.text[end + 1] !== '"') {
        this.at = end + 1
        // what stands behind the closing quote belongs to the cell: no spreadsheet writes it, people do
        return cell + this.plain()
      }
      cell += '"'
      from = end + 2
    }
  }

  private ends(sign: string | undefined): boolean {
    return sign === this.separator || sign === '\n' || sign === '\r'
  }

  private endLine(): void {
    if (this.text[this.at] === '\r') this.at += 1
    if (this.text[this.at] === '\n') this.at += 1
    this.line += 1
  }
}
