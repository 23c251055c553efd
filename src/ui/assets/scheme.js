// Runs before the first paint, so that a dark page never flashes white. The name is Mantine's own.
;(() => {
  let chosen = null
  try {
    chosen = localStorage.getItem('clave-scheme')
  } catch {
    // Storage may be closed; then the system decides.
  }
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
