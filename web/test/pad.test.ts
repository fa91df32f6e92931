import { describe, expect, it } from 'vitest'
import { ref, shallowRef } from 'vue'
import { usePad } from '../src/phone/fields/usePad'
import type { Field } from '../src/phone/forms/engine'

/** A whole number as the engine holds it: what is too large is not taken. */
function number(value: string): Field {
  const made = {
    key: 'n',
    value,
    put(text: string) {
      if (Number(text) > 2_147_483_647) return false
      made.value = text
      return true
    },
  }
  return made as unknown as Field
}

function pad(field: Field, copied = false) {
  const refused: string[] = []
  const keys = usePad(ref('n'), shallowRef([field]), { isCopied: () => copied, noted: () => undefined, refused: (f) => refused.push(f.key) })
  const type = (digits: string) => [...digits].forEach(keys.digits)
  return { ...keys, type, refused }
}

describe('the number pad', () => {
  it('writes as many digits as a number of the form has, and says when it is too large', () => {
    const phone = number('')
    const { type, refused } = pad(phone)
    type('2147483647')
    expect(phone.value).toBe('2147483647')
    type('0')
    expect(phone.value).toBe('2147483647')
    expect(refused).toEqual(['n'])
  })
  it('replaces a copied number with what is typed, then goes on', () => {
    const people = number('40')
    const { type } = pad(people, true)
    type('55')
    expect(people.value).toBe('55')
  })
  it('does not go below none, and takes digits back', () => {
    const people = number('1')
    const { step, erase, type } = pad(people)
    step(-1)
    step(-1)
    expect(people.value).toBe('0')
    type('7')
    expect(people.value).toBe('7')
    erase()
    expect(people.value).toBe('')
  })
})
