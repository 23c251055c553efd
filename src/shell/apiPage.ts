/** The API's description as a page to read: what may be asked, by whom, with which shapes. */
import type { OpenApi, Operation } from '../platform/openapi.ts'
import { wordsFor } from '../platform/words.ts'

export function apiPage(api: OpenApi, locale: string): string {
  const t = wordsFor(locale)
  const rows = Object.entries(api.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({ path, verb, operation })),
  )
  const tags = [...new Set(rows.map(({ operation }) => operation.tags[0]!))].toSorted()

  const section = (tag: string) => `
    <section id="${safe(tag)}"><h2>${safe(tag)}</h2>
    ${rows
      .filter(({ operation }) => operation.tags[0] === tag)
      .map(
        ({ path, verb, operation }) => `
      <details><summary><b class="${verb}">${verb.toUpperCase()}</b> <code>${safe(path)}</code>
        <small>${safe(who(operation))}</small></summary>
        ${shape(t('shell:api.parameters'), operation.parameters.length > 0 && operation.parameters)}
        ${shape(t('shell:api.body'), operation.requestBody)}
        ${shape(t('shell:api.answer'), operation.responses['200'])}
      </details>`,
      )
      .join('')}
    </section>`

  const who = ({ 'x-may': may }: Operation) =>
    typeof may === 'string'
      ? t(`shell:api.may.${may}`)
      : may.map((role) => t(`shell:api.role.${role}`)).join(', ')

  return `<!doctype html>
<html lang="${t('shell:api.language')}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Clave · API</title><style>${STYLE}</style></head>
<body><main><h1>${safe(t('shell:api.title'))} <small>${safe(api.info.version)}</small></h1>
<p>${safe(t('shell:api.intro'))} <a href="/api/openapi.json">openapi.json</a></p>
<nav>${tags.map((tag) => `<a href="#${safe(tag)}">${safe(tag)}</a>`).join(' ')}</nav>
${tags.map(section).join('')}</main></body></html>`
}

function shape(title: string, value: unknown): string {
  return value
    ? `<h3>${safe(title)}</h3><pre tabindex="0">${safe(JSON.stringify(value, null, 2))}</pre>`
    : ''
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
}

const STYLE = `
:root{color-scheme:light dark;--ink:#16201f;--dim:#5b6b69;--line:#dfe5e4;--accent:#0f766e;--bg:#f7f8f8}
@media (prefers-color-scheme:dark){:root{--ink:#e7eeec;--dim:#93a5a2;--line:#293534;--accent:#4fc3b5;--bg:#111716}}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1rem}
h1 small,summary small,p{color:var(--dim);font-weight:400}a{color:var(--accent);margin-right:.6rem}
h2{margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}h3{font-size:13px;margin:.8rem 0 .2rem}
summary{cursor:pointer;padding:.35rem 0}summary b{display:inline-block;width:4.5rem;color:var(--accent)}
pre{overflow:auto;max-height:24rem;padding:.8rem;border:1px solid var(--line);border-radius:6px;font-size:12.5px}`
