import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvRow, textOfCell } from './csv'
import { readCsv } from './read-csv'

/** Any text, with far more of the signs that matter than chance would bring. */
const anyText = fc
  .array(fc.oneof(fc.constantFrom(..."''\"=+-@＝－;,\t\r\n "), fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''))
const throughAFile = (text: string) => readCsv(`${csvRow(['Name', 'Text'])}${csvRow(['a', text])}`, 2).rows[1]?.cells[1]

describe('CSV', () => {
  it.each([
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
    ['+1', "'+1"],
    ['-rm', "'-rm"],
    ['@SUM', "'@SUM"],
    ['\tx', "'\tx"],
    ['＝1+1', "'＝1+1"],
    ['shop;=1+1', "shop;'=1+1"],
    ['shop\n@SUM', '"shop\n\'@SUM"'],
    ['shop;"=1"', '"shop;\'""=1"""'],
    ['well-known; e-mail = yes', 'well-known; e-mail = yes'],
  ])('keeps %s a text, never a formula', (text, cell) => {
    expect(csvCell(text)).toBe(cell)
  })

  it.each([
    '=1',
    'shop;=1',
    ';-1',
    '＝1;+2',
    "it's",
    "'quoted'",
    'plain',
    "'=1",
    "''+1",
    "'\tx",
    '\n=1',
    "a;'=1",
    "a\n'-1",
  ])('gives %j back as it was', (text) => {
    expect(textOfCell(throughAFile(text) ?? '')).toBe(text)
  })

  it('gives any text back to the letter, and lets none of it begin a formula', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cell = throughAFile(text) ?? ''
        expect(textOfCell(cell)).toBe(text)
        expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
        expect(cell).not.toMatch(/[;\t\r\n]"*[=+\-@＝＋－＠]/)
      }),
      { numRuns: 500 },
    )
  })

  it('leaves numbers alone, negative ones too', () => {
    expect(csvRow([-4.5, 12n, true, null, undefined])).toBe('-4.5,12,true,,\r\n')
  })

  it('quotes what would break a row', () => {
    expect(csvRow(['a,b', 'say "hi"', 'two\nlines', 'plain'])).toBe('"a,b","say ""hi""","two\nlines",plain\r\n')
  })

  it('writes times as ISO text', () => {
    expect(csvCell(new Date('2026-11-21T10:00:00Z'))).toBe('2026-11-21T10:00:00.000Z')
  })
})
