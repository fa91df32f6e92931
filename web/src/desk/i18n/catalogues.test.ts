import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import ar from './ar'
import en from './en'
import fr from './fr'

const CATEGORY = /\.(zero|one|two|few|many|other)$/
const stems = (catalogue: Record<string, string>) => [...new Set(Object.keys(catalogue).map((key) => key.replace(CATEGORY, '')))].sort()
const holes = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
const sources = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? sources(`${folder}/${entry.name}`) : /\.(vue|ts)$/.test(entry.name) ? [`${folder}/${entry.name}`] : []))
const desk = fileURLToPath(new URL('..', import.meta.url))

describe('the catalogues of the desk', () => {
  it.each([['en', en], ['ar', ar]] as const)('speak %s wherever they speak French', (_, other) => {
    expect(stems(other)).toEqual(stems(fr))
  })

  it('give every plural a last resort', () => {
    for (const catalogue of [fr, en, ar]) {
      const plurals = Object.keys(catalogue).filter((key) => CATEGORY.test(key)).map((key) => key.replace(CATEGORY, ''))
      expect(plurals.filter((stem) => !(`${stem}.other` in catalogue))).toEqual([])
    }
  })

  it('fill no hole in a translation that French does not have', () => {
    for (const other of [en, ar]) {
      const strange = Object.entries(other).filter(([key, sentence]) => {
        const french = fr[key] ?? fr[key.replace(CATEGORY, '.other')] ?? ''
        return holes(sentence).some((hole) => !holes(french).includes(hole))
      })
      expect(strange).toEqual([])
    }
  })

  it('hold every text that a screen asks for by a fixed name', () => {
    const keys = new Set(stems(fr))
    const asked = sources(desk).filter((file) => !file.endsWith('.test.ts')).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bi?1?8?n?\.?tn?\('([\w.-]+)'/g)].map((match) => `${match[1]}`))
    const missing = [...new Set(asked)].filter((key) => key.includes('.') && !keys.has(key) && !(key in fr))
    expect(missing).toEqual([])
  })
})
