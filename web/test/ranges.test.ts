import { describe, expect, it } from 'vitest'
import { stepped, stopsOf } from '../src/phone/forms/ranges'

const scale = (from: number, to: number, step: number) => ({ from, to, step })

describe('a scale', () => {
  it('goes up and down by its own step, however long it is', () => {
    expect(stepped(scale(0, 1000, 1), '7', 1)).toBe('8')
    expect(stepped(scale(0, 1000, 1), '507', -1)).toBe('506')
    expect(stepped(scale(0, 300, 1), '0', 1)).toBe('1')
    expect(stepped(scale(0, 1, 0.1), '0.2', 1)).toBe('0.3')
  })
  it('stays on its stops when the step does not divide it', () => {
    expect(stepped(scale(1, 10, 4), '5', 1)).toBe('9')
    expect(stepped(scale(1, 10, 4), '9', 1)).toBe('9')
    expect(stopsOf(scale(1, 10, 4))).toEqual(['1', '5', '9'])
  })
  it('begins in the middle, and does not leave its bounds', () => {
    expect(stepped(scale(0, 10, 1), '', 1)).toBe('6')
    expect(stepped(scale(0, 10, 1), '0', -1)).toBe('0')
  })
  it('may run downwards', () => {
    expect(stopsOf(scale(3, 0, 1))).toEqual(['3', '2', '1', '0'])
    expect(stepped(scale(3, 0, 1), '1', 1)).toBe('2')
  })
})
