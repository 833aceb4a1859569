import { describe, expect, it } from 'vitest'
import { startOfGroup } from './start-of-group'

const projectOf = (row: { project: string }) => row.project
const shop = { project: 'Shop' }
const blog = { project: 'Blog' }

describe('the heads of groups', () => {
  it('stand above the first row and wherever the group changes', () => {
    expect(startOfGroup(projectOf, shop, null)).toBe('Shop')
    expect(startOfGroup(projectOf, shop, shop)).toBeUndefined()
    expect(startOfGroup(projectOf, blog, shop)).toBe('Blog')
  })

  it('stand also above what has no name', () => {
    expect(startOfGroup(projectOf, { project: '' }, null)).toBe('')
  })

  it('are not claimed while the row above has not come', () => {
    expect(startOfGroup(projectOf, shop, undefined)).toBeUndefined()
  })
})
