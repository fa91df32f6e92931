import type { Plugin } from 'vite'

const PLACE = '<!-- shared head -->'
const HEAD = `<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="color-scheme" content="dark light" />
    <meta name="theme-color" content="#0e1726" />
    <meta name="referrer" content="no-referrer" />
    <link rel="icon" href="/app/icon.svg" type="image/svg+xml" />`

/** Puts what the head of every page says where it says so, and refuses a page that forgot to. */
export function sharedHead(): Plugin {
  return {
    name: 'halte-shared-head',
    transformIndexHtml: {
      order: 'pre',
      handler(html, { path }) {
        if (!html.includes(PLACE)) throw new Error(`${path} has no ${PLACE}`)
        return html.replace(PLACE, HEAD)
      },
    },
  }
}
