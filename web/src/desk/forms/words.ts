import { i18n } from '../i18n'
import type { Asked, Outline } from './types'

/** The text in the reader's language, else the first there is. */
export function wordsOf(labels: Record<string, string>, fallback: string, language: string = i18n.language): string {
  const own = Object.entries(labels).find(([name]) => name.toLowerCase().includes(`(${language})`))
  return own?.[1] || Object.values(labels)[0] || fallback
}

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

export const askedText = (asked: Asked): string => wordsOf(asked.labels, nameOf(asked.path))

/** A condition as people say it: questions and choices by their words, operators as words. */
export function conditionText(condition: string, outline: Outline[], language: string, say: (key: string) => string): string {
  const all = flat(outline)
  const question = (name: string) => all.find((one) => one.name === name)
  let asked: Outline | undefined
  return condition
    .replace(/selected\(\s*\$\{([\w.-]+)\}\s*,\s*('[^']*'|"[^"]*")\s*\)/g, (_, name: string, code: string) => `\${${name}} = ${code}`)
    .replace(/\$\{([\w.-]+)\}|'([^']*)'|"([^"]*)"/g, (_, name?: string, one?: string, other?: string) => {
      if (name) {
        asked = question(name)
        return `« ${asked ? wordsOf(asked.labels, name, language) : name} »`
      }
      const code = one ?? other ?? ''
      const choice = asked?.choices.find((known) => known.code === code)
      return code === '' ? say('life.nothing') : `« ${choice ? wordsOf(choice.labels, code, language) : code} »`
    })
    .replace(/\s+and\s+/g, ` ${say('life.and')} `)
    .replace(/\s+or\s+/g, ` ${say('life.or')} `)
    .replace(/\bnot\(/g, `${say('life.not')} (`)
    .replace(/\s*!=\s*/g, ' ≠ ')
}

const flat = (outline: Outline[]): Outline[] => outline.flatMap((one) => [one, ...flat(one.children)])
