import { describe, expect, it } from 'vitest'
import { csvCell, csvRow, textOfCell } from './csv'

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

  it.each(['=1', 'shop;=1', ';-1', '＝1;+2', "it's", "'quoted'", 'plain'])('gives %s back as it was', (text) => {
    expect(textOfCell(csvCell(text))).toBe(text)
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
