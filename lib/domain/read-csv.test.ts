import { describe, expect, test } from 'vitest'
import { csvRow } from './csv'
import { readCsv } from './read-csv'

const cells = (text: string) => readCsv(text, 100).rows.map((row) => row.cells)

describe('a file of comma separated values', () => {
  test.each([
    [
      'commas',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons, as in half of Europe',
      'a;b\n"1;5";2',
      [
        ['a', 'b'],
        ['1;5', '2'],
      ],
    ],
    [
      'tabs, as pasted from a spreadsheet',
      'a\tb\n1\t2,5',
      [
        ['a', 'b'],
        ['1', '2,5'],
      ],
    ],
    [
      'lines ended as on Windows, and on a very old Mac',
      'a,b\r\n1,2\r3,4',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'a mark at its beginning',
      '\uFEFFa,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes, commas and line ends in quotes',
      'a,b\n"say ""hi"", now","two\nlines"',
      [
        ['a', 'b'],
        ['say "hi", now', 'two\nlines'],
      ],
    ],
    [
      'empty cells and empty lines',
      'a,b\n\n,\n1,\n\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'something behind a closing quote',
      'a,b\n"1"x,2',
      [
        ['a', 'b'],
        ['1x', '2'],
      ],
    ],
    ['nothing', '', []],
  ])('is read with %s', (_, text, rows) => {
    expect(cells(text)).toEqual(rows)
  })

  test('says where each row begins, also behind cells of several lines', () => {
    const { rows } = readCsv('a,b\n"x\ny\nz",1\n\nlast,2', 100)
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 6])
  })

  test('says which quote is never closed, and gives what came before', () => {
    const { rows, problem } = readCsv('a,b\n1,2\n"3,4\n5,6\n', 100)
    expect(rows).toHaveLength(2)
    expect(problem).toEqual({ line: 3, message: 'Line 3 opens a quote that is never closed.' })
  })

  test('is not read on and on', () => {
    const { rows, problem } = readCsv('a\n'.repeat(200), 100)
    expect(rows).toHaveLength(100)
    expect(problem?.message).toContain('more than 100 lines')
  })

  test('comes back as it was written', () => {
    const odd = ['plain', 'with, comma', 'with "quotes"', 'two\nlines', 'ünïcode 🐋', '', ' spaces ']
    expect(cells(csvRow(odd))).toEqual([odd])
  })
})
