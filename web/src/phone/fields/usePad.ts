import { computed, type Ref } from 'vue'
import type { Field } from '../forms/engine'

/** As many digits as the form's whole numbers have. */
const LONGEST = 10

/** What the number pad needs from the screen it stands on. */
export interface AroundPad {
  /** The number came from the last visit: it is replaced by what is typed, not made longer. */
  isCopied: (field: Field) => boolean
  noted: (field: Field) => void
  /** The form does not take the number. */
  refused: (field: Field) => void
}

/** Writes what is typed on the number pad into the question that has it. */
export function usePad(pad: Ref<string>, asked: Readonly<Ref<readonly Field[]>>, around: AroundPad) {
  /** Copied numbers that somebody has begun to type over. */
  const typed = new Set<string>()
  const padField = computed(() => asked.value.find((field) => field.key === pad.value))

  function write(field: Field, text: string): void {
    if (text.length > LONGEST || !field.put(text)) return around.refused(field)
    typed.add(field.key)
    around.noted(field)
  }
  function digits(text: string): void {
    const field = padField.value
    if (!field) return
    const anew = field.value === '0' || (around.isCopied(field) && !typed.has(field.key))
    write(field, `${anew ? '' : field.value}${text}`)
  }
  function step(by: number): void {
    if (padField.value) write(padField.value, String(Math.max(0, Number(padField.value.value || 0) + by)))
  }
  function erase(): void {
    if (padField.value) write(padField.value, padField.value.value.slice(0, -1))
  }
  return { padField, digits, step, erase }
}
