const INTEGER = /^-?\d{1,10}$/
const DECIMAL = /^-?\d+([.,]\d+)?$/

/** The text the engine understands, or null. Whole numbers stop at ten digits, a decimal comma becomes a point. */
export function normalise(type: string, text: string): string | null {
  const trimmed = text.trim()
  if (trimmed === '') return ''
  switch (type) {
    case 'int':
      return INTEGER.test(trimmed) && Math.abs(Number(trimmed)) <= 2_147_483_647 ? trimmed : null
    case 'decimal':
      return DECIMAL.test(trimmed) ? trimmed.replace(',', '.') : null
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(trimmed) ? trimmed : null
    case 'time':
      return /^\d{2}:\d{2}$/.test(trimmed) ? `${trimmed}:00` : trimmed
    default:
      return text
  }
}
