/** All English words for the screen, as one file to load. */
export const bundle = bundleOf(
  import.meta.glob<object>(['../../messages/en/*.json', '!**/{cli,postgres}.json'], {
    eager: true,
    import: 'default',
  }),
)

function bundleOf(files: Record<string, object>) {
  return Object.fromEntries(
    Object.entries(files).map(([path, words]) => [/(\w+)\.json$/.exec(path)![1]!, words]),
  )
}
